import type { Kysely } from 'kysely'
import type { Failure } from '../failure.ts'
import { done, failed, type Result } from '../result.ts'
import type { Receipt, Registry } from '../types/registry.ts'
import { type AcceptedReview, acceptedReview } from './accepted-review.ts'
import { rowLine } from './evidence-rows.ts'
import type { EvidenceLine } from './evidence-text.ts'
import { type Examination, examine } from './examination.ts'
import { type Dossier, dossier, receiptOf } from './queries.ts'
import { nextReceiptNumber } from './receipt-number.ts'
import { appendRenewalEvidence } from './renewal-evidence.ts'
import { withinLimits } from './request-limits.ts'
import { rowHash } from './row-hash.ts'
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
  readonly now: Date
}

export const renew =
  (world: World): Registry['renew'] =>
  async (request) => {
    if (!withinLimits(request)) return failed(notAccepted('request'))
    const now = world.clock()
    const before = await world.engine.read((database) => dossier(database, request.renewal))
    if (!before) return failed(notAccepted('renewal'))
    const examination = await examine(world, before, request, now)
    return world.engine.write(async (database) => {
      const locked = await dossier(database, request.renewal)
      if (!locked) return failed(notAccepted('renewal'))
      return decide({ world, database, request, dossier: locked, examination, now })
    })
  }

async function decide(decision: Decision): Promise<Result<Receipt>> {
  const { database, dossier, examination, now } = decision
  const repeated = await earlierReceipt(decision)
  if (repeated) return done(repeated)
  const table = await tableFacts(database, dossier, examination, now)
  const failure = refuseRenewal({ ...examination.facts, ...table })
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
  const row = await rowHash(decision.database, decision.dossier.registration)
  const refused = { decision: `refused ${failure.kind}`, before: row, after: row, rows: [] }
  await appendRenewalEvidence(decision, refused)
  return failed(failure)
}

async function complete(decision: Decision, { outcome, new: rows }: AcceptedReview): Promise<Receipt> {
  const { database, dossier, examination, request } = decision
  const time = rfc3339(decision.now)
  const before = await rowHash(database, dossier.registration)
  const moved = await moveRegistration(decision, outcome === 'completed' ? 'full' : 'provisional', time)
  const receipt = {
    number: await nextReceiptNumber(database, decision.now),
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
    after: await rowHash(database, dossier.registration),
    rows: [...moved, rowLine('receipt', receipt)],
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
): Promise<EvidenceLine[]> {
  const used = { ...challenge, state: 'used' as const }
  await changeOne(
    database
      .updateTable('challenge')
      .set({ state: 'used', seal: sealOf('challenge', used, world.keys.registry) })
      .where('renewal', '=', request.renewal)
      .where('state', '=', 'open')
      .executeTakeFirst(),
  )
  const superseded = { state: 'superseded' as const, superseded: time }
  await changeOne(
    database
      .updateTable('card')
      .set(superseded)
      .where('id', '=', card.id)
      .where('state', '=', 'active')
      .executeTakeFirst(),
  )
  const { newCertificate: certificate } = request
  const fields = { ...examination.newCard, registration: card.registration, certificate, standing, since: time }
  const added = await database
    .insertInto('card')
    .values({ ...fields, state: 'active', superseded: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  return [rowLine('challenge', used), rowLine('card', { ...card, ...superseded }), rowLine('card', added)]
}

async function changeOne(change: Promise<{ numUpdatedRows: bigint }>): Promise<void> {
  if ((await change).numUpdatedRows !== 1n) throw new Error('a row changed under an open transaction')
}
