import type { Kysely } from 'kysely'
import { fingerprint } from '../../certificate/fingerprint.ts'
import type { Failure } from '../../failure.ts'
import { canonicalText } from '../../form/canonical-text.ts'
import { done, failed, type Result } from '../../result.ts'
import type { RequestMatter } from '../../statement/request-statement.ts'
import type { FormContents, RequestReceipt } from '../../types/registration.ts'
import type { SignedStatement } from '../../types/registry.ts'
import { notAccepted } from '../rules.ts'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'
import { type PresentedCard, presented, problemOfProof, refuseCard } from './card-of.ts'
import { appendRequestEvidence } from './request-evidence.ts'
import { refuseProof, refuseStage, stageOf } from './request-rules.ts'
import { type RequestRow, requestById, requestReceipt } from './requests.ts'
import { areContents, isProofSized } from './step-limits.ts'

/** A registration or change at the moment of its decision; `database` is the open transaction. */
export interface LastStep {
  readonly world: World
  readonly database: Kysely<Schema>
  readonly row: RequestRow
  readonly proof: SignedStatement
  readonly card: PresentedCard
  readonly number: string | null // of the company that a registration names
  readonly contents: FormContents
  readonly text: string // canonical
  readonly content: string // its SHA-256
  readonly now: Date
}

/** What tells a registration from a change. */
export interface Kind<Plan> {
  readonly purpose: 'registration' | 'change'
  plan(step: LastStep): Promise<Result<Plan>>
  complete(step: LastStep, plan: Plan): Promise<RequestReceipt>
}

interface Asked {
  readonly request: string
  readonly proof: SignedStatement
  readonly number: string | null
  readonly contents: FormContents
  readonly matter: (content: string) => RequestMatter
}

/** One transaction: everything that a registration or change leaves behind, or the evidence of its refusal. */
export async function lastStep<Plan>(world: World, kind: Kind<Plan>, asked: Asked): Promise<Result<RequestReceipt>> {
  const { proof, number, contents } = asked
  if (!isProofSized(proof) || !areContents(contents)) return failed(notAccepted('request'))
  const now = world.clock()
  const text = canonicalText(contents)
  const content = fingerprint(text)
  return world.engine.write(async (database) => {
    const row = await requestById(database, asked.request)
    if (row?.purpose !== kind.purpose) return failed(notAccepted('request'))
    const card = presented(world, row.certificate, now)
    const step = { world, database, row, proof, card, number, contents, text, content, now }
    return decide(kind, step, refuseProof(problemOfProof(world, row, asked.matter(content), proof)))
  })
}

async function decide<Plan>(kind: Kind<Plan>, step: LastStep, unproved: Failure | null) {
  const { database, row, card, number, content, now } = step
  // A retry after a lost answer: the same card signed the same again, so it gets the same receipt, however late.
  const isSame = row.content === content && row.number === number
  if (row.state === 'used' && isSame && !unproved) return done(await requestReceipt(database, row.id))
  const refusal =
    unproved ?? refuseStage(stageOf(row, now), 'answered') ?? (await refuseCard(database, row.purpose, card))
  const planned = refusal ? failed(refusal) : await kind.plan(step)
  if (planned.ok) return done(await kind.complete(step, planned.value))
  await appendRequestEvidence(step, { decision: `refused ${planned.failure.kind}` })
  return planned
}
