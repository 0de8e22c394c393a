import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import { createVirtualReader, type VirtualReader } from '../../src/reader/virtual.ts'
import type { Result } from '../../src/result.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { type Fault, faultyCard, turningCard, type WatchedCard } from '../support/faulty-card.ts'
import { hex } from '../support/hex.ts'
import { shortCard } from '../support/short-card.ts'

const READER = 'Reader'
const statement = Buffer.from('statement')
const rsa = await certifiedCard('rsa')
const kinds = {
  rsa,
  ec: await certifiedCard('ec'),
  'rsa, short lengths': { ...rsa, fresh: () => shortCard(rsa.fresh()) },
}
type Kind = keyof typeof kinds
const another = await certifiedCard('ec')
const fingerprintOf = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex')

type Operation = (reader: VirtualReader, insertion: number, fingerprint: string) => Promise<Result<unknown>>

const OPERATIONS: Readonly<Record<string, Operation>> = {
  readCard: (reader, insertion) => reader.readCard(insertion),
  triesLeft: (reader, insertion) => reader.triesLeft(insertion),
  prove: (reader, insertion, fingerprint) => reader.prove({ insertion, fingerprint, pin: pinOctets(), statement }),
  async readCardAndProve(reader, insertion, fingerprint) {
    const reading = await reader.readCard(insertion)
    return reading.ok ? reader.prove({ insertion, fingerprint, pin: pinOctets(), statement }) : reading
  },
}

const insertion = (reader: VirtualReader) => reader.status().readers[0]?.card?.insertion ?? 0

/** Runs an operation on a card and, whatever became of it, on a sound card after it. */
async function afterwards(operation: Operation, kind: Kind, card: (reader: VirtualReader) => WatchedCard) {
  const reader = createVirtualReader({ readers: [READER] })
  const faulty = card(reader)
  reader.insert(READER, faulty)
  const fingerprint = fingerprintOf(kinds[kind].certificate)
  const result = await operation(reader, insertion(reader), fingerprint)
  const sound = kinds[kind].fresh()
  reader.insert(READER, sound)
  const next = await OPERATIONS.prove?.(reader, insertion(reader), fingerprint)
  await reader.close()
  return { failure: result.ok ? null : result.failure.kind, verifies: faulty.verifies(), nextWorks: next?.ok }
}

/** Pulls the card, or another one in its place, in the middle of the exchange. */
const pulled = (reader: VirtualReader): Fault => {
  return () => {
    reader.remove(READER)
    return new Uint8Array()
  }
}
const swapped = (reader: VirtualReader): Fault => {
  return () => {
    reader.insert(READER, another.fresh())
    return new Uint8Array()
  }
}

const REMOVED: readonly Failure['kind'][] = ['card.removed']
const CHANGED: readonly Failure['kind'][] = ['card.changed']
const MALFORMED_OR_SO: readonly (Failure['kind'] | null)[] = [
  null, // the tries left are not known then
  'card.malformed',
  'card.unsupported',
  'card.certificate-missing',
  'card.refused',
  'card.signing-failed',
  'card.key-mismatch',
  'card.changed',
]

const FAULTS: readonly (readonly [string, (reader: VirtualReader) => Fault, readonly (Failure['kind'] | null)[]])[] = [
  ['pulled', pulled, REMOVED],
  ['answers nothing, and no event', () => () => new Uint8Array(), REMOVED],
  ['swapped', swapped, CHANGED],
  ['answers one octet', () => () => hex('90'), ['card.malformed']],
  ['answers 9000 and nothing else', () => () => hex('9000'), MALFORMED_OR_SO],
  ['answers 6F00', () => () => hex('6F00'), MALFORMED_OR_SO],
  ['answers garbage', () => () => new Uint8Array(300).fill(0xa5), MALFORMED_OR_SO],
  ['answers a length of 4 GiB', () => () => hex('5384FFFFFFFF00 9000'), MALFORMED_OR_SO],
  ['cuts its answer short', () => (command, card) => cutShort(card.transmit(command)), MALFORMED_OR_SO],
]

const cutShort = (answer: Uint8Array) =>
  Uint8Array.of(...answer.subarray(0, (answer.length - 2) / 2), ...answer.slice(-2))

async function exchangesOf(operation: Operation, kind: Kind): Promise<number> {
  const card = faultyCard(kinds[kind].fresh())
  const reader = createVirtualReader({ readers: [READER] })
  reader.insert(READER, card)
  const result = await operation(reader, insertion(reader), fingerprintOf(kinds[kind].certificate))
  expect(result.ok).toBe(true)
  await reader.close()
  return card.exchanges()
}

describe.each(Object.keys(kinds) as Kind[])('a card with a key of kind %s that', (kind) => {
  describe.each(FAULTS)('%s', (_name, fault, failures) => {
    it.each(Object.entries(OPERATIONS))('at any exchange of %s fails as it should', async (_operation, operation) => {
      const exchanges = await exchangesOf(operation, kind)
      for (let at = 1; at <= exchanges; at++) {
        const end = await afterwards(operation, kind, (reader) => faultyCard(kinds[kind].fresh(), at, fault(reader)))
        expect(failures, `exchange ${at}`).toContain(end.failure)
        expect(end.verifies).toBeLessThanOrEqual(1)
        expect(end.nextWorks).toBe(true)
      }
    })
  })
})

describe('a card that turns into another one without any event', () => {
  it.each(Object.keys(kinds))('never signs for the first, at whatever exchange (%s)', async (name) => {
    const kind = name === 'rsa' ? 'rsa' : 'ec'
    const prove = OPERATIONS.prove as Operation
    const exchanges = await exchangesOf(prove, kind)
    for (let at = 1; at <= exchanges; at++) {
      const turning = turningCard(kinds[kind].fresh(), another.fresh())
      const turn: Fault = (command, card: SoftwareCard) => {
        turning.turn()
        return card.transmit(command)
      }
      const end = await afterwards(prove, kind, () => faultyCard(turning, at, turn))
      expect(end.failure, `exchange ${at}`).toBe('card.changed')
      expect(end.verifies).toBeLessThanOrEqual(1)
    }
  })
})
