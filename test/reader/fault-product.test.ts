import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader, type VirtualReader } from '../../src/reader/virtual.ts'
import type { Result } from '../../src/result.ts'
import type { CardProof } from '../../src/types/reader.ts'
import { createFaultyCard, FAULT_KINDS, type Fault } from '../../src/virtual/faults.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { type ApplicationCard, applicationCards } from '../support/application-cards.ts'
import { pinOctets } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { hex, text } from '../support/hex.ts'

const READER = 'Reader'
const statement = Buffer.from('statement')
const cards = await applicationCards()
const others = await applicationCards()
type Name = keyof typeof cards
const names = Object.keys(cards) as Name[]

type Journey = (reader: VirtualReader, card: ApplicationCard) => Promise<Result<unknown>>

const insertion = (reader: VirtualReader) => reader.status().readers[0]?.card?.insertion ?? 0
const read = (reader: VirtualReader) => reader.readCard(insertion(reader))
const prove = (reader: VirtualReader, { certificate, pin }: ApplicationCard) =>
  reader.prove({
    insertion: insertion(reader),
    fingerprint: fingerprintOf(certificate),
    pin: pinOctets(pin),
    statement,
  })
const JOURNEYS: Readonly<Record<string, Journey>> = {
  read,
  'tries left': (reader) => reader.triesLeft(insertion(reader)),
  candidates: (reader) => reader.candidates(insertion(reader)),
  prove,
  async 'read and prove'(reader, card) {
    const reading = await read(reader)
    return reading.ok ? prove(reader, card) : reading
  },
}

/** What an answer that is not the card's may come to, at whatever exchange; null: it did not matter there. */
const MISUNDERSTOOD: readonly (Failure['kind'] | null)[] = [
  null,
  'card.malformed',
  'card.refused',
  'card.unsupported',
  'card.certificate-missing',
  'card.changed',
  'card.signing-failed',
  'card.key-mismatch',
]

interface Struck {
  readonly reader: VirtualReader
  readonly other: SoftwareCard
  readonly due: () => Promise<void>
}

interface Row {
  readonly kind: Fault['kind']
  readonly name: string
  readonly fault: (struck: Struck) => Fault
  /** The failures that are right for it, before the card is known and from then on. */
  readonly unknown: readonly (Failure['kind'] | null)[]
  readonly known: readonly (Failure['kind'] | null)[]
}

const ANYTHING = { unknown: MISUNDERSTOOD, known: MISUNDERSTOOD } as const

const garbage = (name: string, octets: string): Row => ({
  kind: 'garbage',
  name: `garbage, ${name}`,
  fault: () => ({ kind: 'garbage', octets: hex(octets) }),
  ...ANYTHING,
})
const REMOVED = { unknown: ['card.removed'], known: ['card.removed'] } as const
const LATE = { unknown: [null], known: [null] } as const
/** A card that lost its power knows nothing: it has no such file, no such command, or wants its PIN. */
const FORGOTTEN = [null, 'card.refused', 'card.certificate-missing', 'card.signing-failed', 'card.malformed'] as const

const ROWS: readonly Row[] = [
  { kind: 'pulled', name: 'pulled', fault: ({ reader }) => pulled(reader), ...REMOVED },
  {
    kind: 'pulled',
    name: 'swapped',
    fault: (struck) => replaced(struck),
    unknown: ['card.changed'],
    known: ['card.changed'],
  },
  { kind: 'empty', name: 'empty', fault: () => ({ kind: 'empty' }), ...REMOVED },
  { kind: 'mute', name: 'mute', fault: () => ({ kind: 'mute' }), ...REMOVED },
  { kind: 'late', name: 'late', fault: ({ due }) => ({ kind: 'late', due }), ...LATE },
  { kind: 'reset', name: 'reset', fault: () => ({ kind: 'reset' }), unknown: FORGOTTEN, known: FORGOTTEN },
  {
    kind: 'swapped',
    name: 'swapped without an event',
    fault: ({ other }) => ({ kind: 'swapped', to: other }),
    unknown: [...FORGOTTEN, 'card.changed'], // or it is the other card that is read: nobody has seen the first
    known: ['card.changed'],
  },
  {
    kind: 'wrong-length',
    name: 'wrong length',
    fault: () => ({ kind: 'wrong-length' }),
    ...ANYTHING,
  },
  garbage('one octet', '90'),
  garbage('success and nothing else', '9000'),
  garbage('an error', '6F00'),
  garbage('a wrong PIN', '63C1'),
  garbage('a locked PIN', '6983'),
  garbage('more to come', '61FF'),
  garbage('another Le', '6C01'),
  garbage('a length of 4 GiB', '3084FFFFFFFF00 9000'),
  garbage('300 octets', 'A5'.repeat(300)),
]

const pulled = (reader: VirtualReader): Fault => ({ kind: 'pulled', pull: () => reader.remove(READER) })
const replaced = ({ reader, other }: Struck): Fault => ({ kind: 'pulled', pull: () => reader.insert(READER, other) })

/** Waits for the work; where a late answer holds it up, makes sure that nothing is said before, and lets that come. */
async function untilDone<Value>(work: Promise<Value>, late: { asked: boolean; come: () => void }): Promise<Value> {
  let settled = false
  void work.then(() => {
    settled = true
  })
  while (!settled && !late.asked) await turn()
  if (late.asked) {
    await turn()
    expect(settled).toBe(false)
    late.come()
  }
  return work
}

/** One fault at one exchange, and a sound card after it. */
async function strike(journey: Journey, name: Name, row: Row, at: number) {
  const reader = createVirtualReader({ readers: [READER] })
  const answered = Promise.withResolvers<void>()
  const late = { asked: false, come: answered.resolve }
  const due = () => {
    late.asked = true
    return answered.promise
  }
  const asked: string[] = []
  const fault = row.fault({ reader, other: others[name].fresh(), due })
  const watched = faultyCard(createFaultyCard(listening(cards[name].fresh(), asked), at, fault))
  reader.insert(READER, watched)
  const result = await untilDone(journey(reader, cards[name]), late)
  reader.insert(READER, cards[name].fresh())
  const next = await prove(reader, cards[name])
  await reader.close()
  return { result, verifies: watched.verifies(), atVerify: isVerify(asked[at - 1] ?? ''), nextWorks: next.ok }
}

const isVerify = (command: string) => command.startsWith('0020') && command.length > 10

const listening = (card: SoftwareCard, asked: string[]): SoftwareCard => ({
  ...card,
  transmit(command) {
    asked.push(text(command))
    return card.transmit(command)
  },
})

async function exchangesOf(journey: Journey, card: ApplicationCard): Promise<number> {
  const reader = createVirtualReader({ readers: [READER] })
  const counted = faultyCard(card.fresh())
  reader.insert(READER, counted)
  expect(await journey(reader, card)).toMatchObject({ ok: true })
  await reader.close()
  return counted.exchanges()
}

const counted = new Map<Name, number[]>(names.map((name) => [name, []]))

type End = Awaited<ReturnType<typeof strike>>

/** Before a PIN was sent, only a card that has been read before is known; a PIN goes to none that is not. */
function expectRight(row: Row, { result, verifies, atVerify }: End, where: string) {
  const kind = result.ok ? null : result.failure.kind
  if (kind?.startsWith('pin.')) expect([row.kind, atVerify], where).toEqual(['garbage', true])
  else expect(verifies === 0 ? row.unknown : row.known, where).toContain(kind)
}

/** A signature is the first card's; a certificate may be the other's, or spoilt, as long as nothing is signed with it. */
function expectGenuine({ result }: End, name: Name, where: string) {
  const proof = result.ok ? (result.value as Partial<CardProof>) : {}
  if (proof?.signature) expect(proof.fingerprint, where).toBe(fingerprintOf(cards[name].certificate))
}

describe.each(names)('a card (%s)', (name) => {
  it.each(Object.entries(JOURNEYS))('fails as it should at any exchange of %s', async (_journey, journey) => {
    const exchanges = await exchangesOf(journey, cards[name])
    counted.get(name)?.push(exchanges)
    for (const row of ROWS) {
      for (let at = 1; at <= exchanges; at++) {
        const where = `${row.name} at exchange ${at}`
        const end = await strike(journey, name, row, at)
        expectRight(row, end, where)
        expectGenuine(end, name, where)
        expect([end.verifies <= 1, end.nextWorks], where).toEqual([true, true])
      }
    }
  })
})

it('is tried with every kind of fault', () =>
  expect(new Set(ROWS.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS)))

afterAll(() => {
  let total = 0
  for (const [name, exchanges] of counted) {
    const sum = exchanges.reduce((all, one) => all + one, 0)
    total += ROWS.length * sum
    const product = `${FAULT_KINDS.length} kinds in ${ROWS.length} forms x ${exchanges.join(' + ')} exchanges`
    process.stdout.write(`${name}: ${product} = ${ROWS.length * sum}\n`)
  }
  process.stdout.write(`faults in all: ${total}\n`)
})
