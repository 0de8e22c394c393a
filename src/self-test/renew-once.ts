import { setTimeout } from 'node:timers/promises'
import { beginRenewal } from '../actors/begin-renewal.ts'
import { identifyCard } from '../actors/identify-card.ts'
import { provePossession } from '../actors/prove-possession.ts'
import { renew } from '../actors/renew.ts'
import { reviewRenewal } from '../actors/review-renewal.ts'
import { BUILT_IN_ISSUERS } from '../certificate/issuers.ts'
import type { Failure, RenewalRole } from '../failure.ts'
import { receiptFiles } from '../registry/receipt-files.ts'
import { withRecords } from '../registry/with-records.ts'
import type { Result } from '../result.ts'
import { createSecrets, type Secrets, wipeSecrets } from '../secret.ts'
import type { Ports, ProveOutcome } from '../types/ports.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { Registry } from '../types/registry.ts'
import type { SelfTestOutcome, SelfTestStep } from '../types/self-test.ts'

export const READERS = ['Self-test 00', 'Self-test 01'] as const // with the card in use, and with the new one

export interface SelfTestWorld {
  readonly reader: ReaderPort
  readonly registry: Registry
  readonly path: string // of that registry
  readonly pins: Readonly<Record<RenewalRole, { readonly pin: string }>>
  readonly clock: () => Date
  readonly signal: AbortSignal
}

/** One renewal by the same actors that a visit has. Rejects when it was called off. */
export async function renewOnce(world: SelfTestWorld): Promise<SelfTestOutcome> {
  const secrets = createSecrets()
  for (const role of ['current', 'new'] as const) typePin(secrets, role, world.pins[role].pin)
  try {
    return await renewal(world, portsOf(world, secrets))
  } finally {
    wipeSecrets(secrets, 'all')
  }
}

type Used = Pick<Ports, 'identifyCard' | 'beginRenewal' | 'provePossession' | 'reviewRenewal' | 'renew'>

function portsOf({ reader, registry, clock }: SelfTestWorld, secrets: Secrets): Used {
  const ask = { registry: async () => registry, kiosk: 'self-test', journal: { write() {} } }
  return {
    identifyCard: identifyCard({ reader, now: clock, pause: setTimeout, issuers: BUILT_IN_ISSUERS }),
    beginRenewal: beginRenewal(ask),
    provePossession: provePossession({ reader, secrets }),
    reviewRenewal: reviewRenewal(ask),
    renew: renew(ask),
  }
}

async function renewal({ reader, path, signal }: SelfTestWorld, ports: Used): Promise<SelfTestOutcome> {
  const next = breath(signal)
  const old = await next(ports.identifyCard(cardIn(reader, READERS[0])))
  if (!old.ok) return broken('read', old.failure)
  const fresh = await next(ports.identifyCard(cardIn(reader, READERS[1])))
  if (!fresh.ok) return broken('read', fresh.failure)
  const begun = await next(ports.beginRenewal({ card: old.value }))
  if (!begun.ok) return broken('prepare', begun.failure)
  const prove = (role: RenewalRole, card: typeof old.value) =>
    ports.provePossession({
      ...{ role, pin: role, card, challenge: begun.value },
      currentFingerprint: old.value.reading.fingerprint,
    })
  const current = await next(prove('current', old.value))
  if (!current.ok) return broken('prove', failureOf(current))
  const challenge = begun.value
  const review = await next(ports.reviewRenewal({ challenge, current: current.value, card: fresh.value }))
  if (!review.ok || review.value.outcome !== 'completed') return broken('compare', failureOf(review))
  const proof = await next(prove('new', fresh.value))
  if (!proof.ok) return broken('prove', failureOf(proof))
  const [before, after] = [old.value.reading.fingerprint, fresh.value.reading.fingerprint]
  const receipt = await next(
    ports.renew({
      pending: { renewal: challenge.renewal, time: challenge.time, current: before, new: after },
      ...{ current: current.value, new: proof.value, newCard: fresh.value, personInCharge: '' },
    }),
  )
  if (!receipt.ok) return broken('renew', receipt.failure)
  return (await isPrintable(path, receipt.value.number)) ? { isWell: true } : broken('receipt', null)
}

/** Between two steps the screen goes first, so that a key calls the test off there. */
const breath =
  (signal: AbortSignal) =>
  async <Answer>(step: Promise<Answer>): Promise<Answer> => {
    const answer = await step
    await setTimeout(0)
    signal.throwIfAborted()
    return answer
  }

/** As `koshin registry receipt` reads it: text, inclusion proof and evidence. */
async function isPrintable(path: string, number: string): Promise<boolean> {
  const receipt = await withRecords(`sqlite:${path}`, (database) => receiptFiles(database, number))
  return receipt !== null && typeof receipt === 'object' && 'text' in receipt && receipt.text.includes(number)
}

const broken = (step: SelfTestStep, failure: Failure | null): SelfTestOutcome => ({ isWell: false, step, failure })

function failureOf(answer: Result<unknown> | ProveOutcome): Failure | null {
  if (answer.ok) return null
  return 'notice' in answer ? answer.notice.failure : answer.failure
}

function typePin(secrets: Secrets, role: RenewalRole, pin: string): void {
  secrets[role].arrange(Array.from(pin, (digit) => secrets[role].add(digit)).join(''))
}

const cardIn = (reader: ReaderPort, wanted: string) => ({
  insertion: reader.status().readers.find(({ name }) => name === wanted)?.card?.insertion ?? 0,
})
