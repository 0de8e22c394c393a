import { createHash, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src/failure.ts'
import { createVirtualReader, type VirtualReader } from '../../../src/reader/virtual.ts'
import type { Result } from '../../../src/result.ts'
import type { SoftwareCard } from '../../../src/virtual/software-card.ts'
import { rsaKey } from '../../support/certificates.ts'
import { certifiedCard, pinOctets } from '../../support/certified-card.ts'
import { type Fault, faultyCard, turningCard, type WatchedCard } from '../../support/faulty-card.ts'
import { hex } from '../../support/hex.ts'
import { JPKI_ATR, type JpkiCardKind, jpkiCardKind } from '../../support/jpki-card.ts'

const READER = 'Reader'
const statement = Buffer.from('statement')
const mine = await jpkiCardKind()
const fingerprintOf = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex')
const fingerprint = fingerprintOf(mine.certificate)

const OPERATIONS = {
  readCard: (reader: VirtualReader, insertion: number) => reader.readCard(insertion),
  candidates: (reader: VirtualReader, insertion: number) => reader.candidates(insertion),
  triesLeft: (reader: VirtualReader, insertion: number) => reader.triesLeft(insertion),
  prove: (reader: VirtualReader, insertion: number, pin = '1234') =>
    reader.prove({ insertion, fingerprint, pin: pinOctets(pin), statement }),
}
type Operation = (reader: VirtualReader, insertion: number) => Promise<Result<unknown>>

function inserted(card: SoftwareCard) {
  const reader = createVirtualReader({ readers: [READER] })
  reader.insert(READER, card)
  return { reader, insertion: insertionIn(reader) }
}
const insertionIn = (reader: VirtualReader) => reader.status().readers[0]?.card?.insertion ?? 0

describe('a My Number card in a reader', () => {
  it('is identified without its PIN', async () => {
    const { reader, insertion } = inserted(mine.fresh({ triesLeft: 2 }))
    expect(await reader.readCard(insertion)).toEqual({
      ok: true,
      value: {
        insertion,
        reader: READER,
        atr: JPKI_ATR,
        application: 'jpki',
        certificate: mine.certificate,
        fingerprint,
        pin: { minLength: 4, maxLength: 4, characters: 'digits' },
        triesLeft: 2,
        pinPad: null,
      },
    })
  })

  it('names its certificate for signatures without its password', async () => {
    const card = faultyCard(mine.fresh())
    const { reader, insertion } = inserted(card)
    const authentication = { role: 'authentication', logsIn: true, certificate: mine.certificate }
    const signature = { role: 'signature', logsIn: false, certificate: null }
    expect(await reader.candidates(insertion)).toEqual({ ok: true, value: [authentication, signature] })
    expect(card.verifies()).toBe(0)
  })

  it('signs with the key that its certificate is for', async () => {
    const { reader, insertion } = inserted(mine.fresh())
    const proof = await OPERATIONS.prove(reader, insertion)
    if (!proof.ok) throw new Error(proof.failure.kind)
    expect(proof.value.algorithm).toBe('rsa-pkcs1-sha256')
    expect(verify('sha256', statement, mine.key.publicKey, proof.value.signature)).toBe(true)
  })

  it('counts wrong PINs, is locked by the third, and says so of every one after it', async () => {
    const card = faultyCard(mine.fresh())
    const { reader, insertion } = inserted(card)
    const ends: Failure[] = []
    for (const pin of ['0000', '1111', '2222', '1234']) {
      const proof = await OPERATIONS.prove(reader, insertion, pin)
      if (!proof.ok) ends.push(proof.failure)
    }
    const blocked = { kind: 'pin.blocked' }
    expect(ends).toEqual([{ kind: 'pin.wrong', triesLeft: 2 }, { kind: 'pin.wrong', triesLeft: 1 }, blocked, blocked])
    expect(await reader.triesLeft(insertion)).toEqual({ ok: true, value: 0 })
    expect(card.verifies()).toBe(4)
  })

  it.each(['', '123', '12345', '12a4'])('is never sent "%s", which cannot be its PIN', async (pin) => {
    const card = faultyCard(mine.fresh())
    const { reader, insertion } = inserted(card)
    const illegal = { kind: 'pin.illegal', minLength: 4, maxLength: 4 }
    expect(await OPERATIONS.prove(reader, insertion, pin)).toEqual({ ok: false, failure: illegal })
    expect(card.verifies()).toBe(0)
  })

  it('that signs with another key is found out', async () => {
    const { reader, insertion } = inserted(mine.fresh({ key: rsaKey() }))
    expect(await OPERATIONS.prove(reader, insertion)).toMatchObject({ failure: { kind: 'card.key-mismatch' } })
  })

  it('may be a phone, which is turned away before its PIN', async () => {
    const card = faultyCard(mine.fresh({ token: 'JPKIAPGPSETOKEN', certificateNeedsPin: true, atr: '3B80' }))
    const { reader, insertion } = inserted(card)
    expect(await reader.readCard(insertion)).toEqual({ ok: false, failure: { kind: 'card.unsupported', atr: '3B80' } })
    expect(card.verifies()).toBe(0)
  })

  it('takes this many exchanges, of which its certificate takes three or four', async () => {
    const exchanges: number[] = []
    for (const operation of Object.values(OPERATIONS)) exchanges.push(await exchangesOf(operation))
    const pieces = Math.ceil(mine.certificate.length / 256)
    expect(exchanges).toEqual([1 + 1 + pieces + 2, 1 + 1 + pieces + 2, 1 + 2, 1 + 1 + pieces + 2 + 2])
  })
})

async function exchangesOf(operation: Operation): Promise<number> {
  const card = faultyCard(mine.fresh())
  const { reader, insertion } = inserted(card)
  expect(await operation(reader, insertion)).toMatchObject({ ok: true })
  return card.exchanges()
}

const pulled = (reader: VirtualReader): Fault => {
  return () => {
    reader.remove(READER)
    return new Uint8Array()
  }
}
const swappedFor =
  (other: () => SoftwareCard) =>
  (reader: VirtualReader): Fault => {
    return () => {
      reader.insert(READER, other())
      return new Uint8Array()
    }
  }
const others: JpkiCardKind = await jpkiCardKind()
const piv = await certifiedCard('ec')

/** Null: the tries left are not known then, or more were to come and came. */
const SO_OR_SO: readonly (Failure['kind'] | null)[] = [
  null,
  'card.malformed',
  'card.unsupported',
  'card.certificate-missing',
  'card.refused',
  'card.signing-failed',
  'card.key-mismatch',
  'card.changed',
]
const FAULTS: readonly (readonly [string, (reader: VirtualReader) => Fault, readonly (Failure['kind'] | null)[]])[] = [
  ['is pulled', pulled, ['card.removed']],
  ['answers nothing, and no event', () => () => new Uint8Array(), ['card.removed']],
  ['is swapped for another one', swappedFor(() => others.fresh()), ['card.changed']],
  ['is swapped for a PIV card', swappedFor(() => piv.fresh()), ['card.changed']],
  ['answers one octet', () => () => hex('90'), ['card.malformed']],
  ['answers 9000 and nothing else', () => () => hex('9000'), SO_OR_SO],
  ['answers 6A82', () => () => hex('6A82'), SO_OR_SO],
  ['answers 6F00', () => () => hex('6F00'), SO_OR_SO],
  ['answers garbage', () => () => new Uint8Array(300).fill(0xa5), SO_OR_SO],
  ['answers a length of 4 GiB', () => () => hex('3084FFFFFFFF00 9000'), SO_OR_SO],
  ['asks for another Le', () => () => hex('6C10'), SO_OR_SO],
  ['announces more than there is', () => () => hex('6110'), SO_OR_SO],
  ['cuts its answer short', () => (command, card) => cutShort(card.transmit(command)), SO_OR_SO],
]
const cutShort = (answer: Uint8Array) =>
  Uint8Array.of(...answer.subarray(0, (answer.length - 2) / 2), ...answer.slice(-2))

/** Runs an operation on a card and, whatever became of it, on a sound card after it. */
async function afterwards(operation: Operation, cardFor: (reader: VirtualReader) => WatchedCard) {
  const reader = createVirtualReader({ readers: [READER] })
  const card = cardFor(reader)
  reader.insert(READER, card)
  const result = await operation(reader, insertionIn(reader))
  reader.insert(READER, mine.fresh())
  const next = await OPERATIONS.prove(reader, insertionIn(reader))
  await reader.close()
  return { failure: result.ok ? null : result.failure.kind, verifies: card.verifies(), nextWorks: next.ok }
}

describe.each(FAULTS)('a My Number card that %s', (_name, fault, failures) => {
  it.each(Object.entries(OPERATIONS))('at any exchange of %s fails as it should', async (_operation, operation) => {
    const exchanges = await exchangesOf(operation)
    for (let at = 1; at <= exchanges; at++) {
      const end = await afterwards(operation, (reader) => faultyCard(mine.fresh(), at, fault(reader)))
      expect(failures, `exchange ${at}`).toContain(end.failure)
      expect(end.verifies, `exchange ${at}`).toBeLessThanOrEqual(1)
      expect(end.nextWorks, `exchange ${at}`).toBe(true)
    }
  })
})

describe('a My Number card that was read before', () => {
  const readAndProve = async (card: SoftwareCard, beforeProof: () => void = () => undefined) => {
    const { reader, insertion } = inserted(card)
    await reader.readCard(insertion)
    beforeProof()
    return OPERATIONS.prove(reader, insertion)
  }

  it('signs after a look at its certificate, in seven exchanges', async () => {
    const card = faultyCard(mine.fresh())
    let before = 0
    const proof = await readAndProve(card, () => {
      before = card.exchanges()
    })
    expect([proof.ok, card.exchanges() - before]).toEqual([true, 7])
  })

  it('gets no PIN meant for it once another one answers', async () => {
    const turning = turningCard(mine.fresh(), others.fresh())
    const card = faultyCard(turning)
    const proof = await readAndProve(card, turning.turn)
    expect([proof, card.verifies()]).toEqual([{ ok: false, failure: { kind: 'card.changed' } }, 0])
  })
})

describe('a My Number card that turns into another card without any event', () => {
  it.each([
    ['another My Number card', () => others.fresh()],
    ['a PIV card', () => piv.fresh()],
  ])('never signs for the first, at whatever exchange (%s)', async (_name, other) => {
    const exchanges = await exchangesOf(OPERATIONS.prove)
    for (let at = 1; at <= exchanges; at++) {
      const turning = turningCard(mine.fresh(), other())
      const turn: Fault = (command, card) => {
        turning.turn()
        return card.transmit(command)
      }
      const end = await afterwards(OPERATIONS.prove, () => faultyCard(turning, at, turn))
      expect(end.failure, `exchange ${at}`).toBe('card.changed')
      expect(end.verifies).toBeLessThanOrEqual(1)
    }
  })
})
