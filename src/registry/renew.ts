import { type Kysely, sql } from 'kysely'
import type { Failure } from '../failure.ts'
import { done, failed, type Result } from '../result.ts'
import type { Receipt, Registry } from '../types/registry.ts'
import { type AcceptedReview, acceptedReview } from './accepted-review.ts'
import { rowLine } from './evidence-rows.ts'
import type { EvidenceLine } from './evidence-text.ts'
import { type Examination, examine } from './examination.ts'
import { type LogState, logHead } from './log-head.ts'
import { activeCard, type CardRow, type Dossier, dossier, isKnown, receiptOf } from './queries.ts'
import { nextReceiptNumber } from './receipt-number.ts'
import { appendRenewalEvidence } from './renewal-evidence.ts'
import { withinLimits } from './request-limits.ts'
import { hashOfRow } from './row-hash.ts'
import { notAccepted, refuseRenewal } from './rules.ts'
import type { Schema } from './schema.ts'
import { sealOf } from './seal.ts'
import { tableFacts } from './table-facts.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

type Request = Parameters<Registry['renew']>[0]

/** One renewal at the moment of its decision; `database` is the open transaction. */
interface Decision {
  readonly world: World
  readonly database: Kysely<Schema>
  readonly request: Request
  readonly dossier: Dossier
  readonly examination: Examination
  readonly newKnown: boolean
  readonly before: string // hash of the registration with its active card
  readonly log: LogState
  readonly now: Date
}

export const renew =
  (world: World): Registry['renew'] =>
  async (request) => {
    if (!withinLimits(request)) return failed(notAccepted('request'))
    const now = world.clock()
    const before = await world.engine.read((database) => dossier(database, request.renewal))
    if (!before) return failed(notAccepted('renewal'))
    const examination = examine(world, before, request, now)
    return world.engine.write(async (database) => {
      const [locked, newKnown, active, log] = await Promise.all([
        dossier(database, request.renewal),
        isKnown(database, examination.newCard),
        activeCard(database, before.registration.id),
        logHead(database),
      ])
      if (!locked) return failed(notAccepted('renewal'))
      const table = { dossier: locked, newKnown, before: hashOfRow(locked.registration, active), log }
      return decide({ world, database, request, examination, now, ...table })
    })
  }

async function decide(decision: Decision): Promise<Result<Receipt>> {
  const { dossier, newKnown, examination, now } = decision
  const repeated = await earlierReceipt(decision)
  if (repeated) return done(repeated)
  const failure = refuseRenewal({ ...examination.facts, ...tableFacts(dossier, newKnown, now) })
  if (failure) return refuse(decision, failure)
  const review = acceptedReview(examination.review)
  return 'kind' in review ? refuse(decision, review) : done(await complete(decision, review))
}

/** A retry after a lost answer: the same two cards proved the same renewal, so it gets the same receipt, however late. */
async function earlierReceipt({ database, dossier, examination }: Decision): Promise<Receipt | null> {
  const { currentProof, newProof } = examination.facts
  if (dossier.challenge.state !== 'used' || currentProof || newProof) return null
  const receipt = await receiptOf(database, dossier.challenge.renewal)
  return receipt.new === examination.newCard.fingerprint ? receipt : null
}

async function refuse(decision: Decision, failure: Failure): Promise<Result<Receipt>> {
  const { before } = decision
  const refused = { decision: `refused ${failure.kind}`, before, after: before, rows: [] }
  await appendRenewalEvidence(decision, refused)
  return failed(failure)
}

async function complete(decision: Decision, { outcome, new: rows }: AcceptedReview): Promise<Receipt> {
  const { database, dossier, examination, request, before } = decision
  const time = rfc3339(decision.now)
  const [moved, number] = await Promise.all([
    moveRegistration(decision, outcome === 'completed' ? 'full' : 'provisional', time),
    nextReceiptNumber(database, decision.now),
  ])
  const receipt = {
    number,
    renewal: request.renewal,
    outcome,
    time,
    current: dossier.card.fingerprint,
    new: examination.newCard.fingerprint,
    expiry: rows.expiry,
  }
  const { id, head } = await appendRenewalEvidence(decision, {
    decision: `accepted ${outcome} ${receipt.number}`,
    before,
    after: hashOfRow(dossier.registration, moved.active),
    rows: [...moved.rows, rowLine('receipt', receipt)],
  })
  await database
    .insertInto('receipt')
    .values({ ...receipt, evidence: id })
    .execute()
  return { ...receipt, head }
}

/** Gives the rows as they are now. Both updates name the state that they leave: on an engine without one writer at a time the second of two finds nothing. */
async function moveRegistration(
  { world, database, dossier: { challenge, card }, examination, request }: Decision,
  standing: 'full' | 'provisional',
  time: string,
): Promise<{ readonly active: CardRow; readonly rows: readonly EvidenceLine[] }> {
  const used = { ...challenge, state: 'used' as const }
  const superseded = { state: 'superseded' as const, superseded: time }
  const { newCertificate: certificate } = request
  const fields = { ...examination.newCard, registration: card.registration, certificate, standing, since: time }
  const [spent, left, active] = await Promise.all([
    database
      .updateTable('challenge')
      .set({ state: 'used', seal: sealOf('challenge', used, world.keys.registry) })
      .where('renewal', '=', request.renewal)
      .where('state', '=', sql.lit('open'))
      .executeTakeFirst(),
    database
      .updateTable('card')
      .set(superseded)
      .where('id', '=', card.id)
      .where('state', '=', sql.lit('active'))
      .executeTakeFirst(),
    database
      .insertInto('card')
      .values({ ...fields, state: 'active', superseded: null })
      .returningAll()
      .executeTakeFirstOrThrow(),
  ])
  if (spent.numUpdatedRows !== 1n || left.numUpdatedRows !== 1n)
    throw new Error('a row changed under an open transaction')
  return {
    active,
    rows: [rowLine('challenge', used), rowLine('card', { ...card, ...superseded }), rowLine('card', active)],
  }
}
