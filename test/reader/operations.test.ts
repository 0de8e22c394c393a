import { createHash, verify } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { prove } from '../../src/reader/operations.ts'
import type { CardSession } from '../../src/reader/session.ts'
import { createVirtualReader, type VirtualReader } from '../../src/reader/virtual.ts'
import { done, failed } from '../../src/result.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { ecKey, rsaKey, testAuthority } from '../support/certificates.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { type Fault, faultyCard, type WatchedCard } from '../support/faulty-card.ts'
import { hex } from '../support/hex.ts'

const READER = 'Reader'
const statement = Buffer.from('koshin-statement/v1\nkind renewal\n')
const cards = { rsa: await certifiedCard('rsa'), ec: await certifiedCard('ec') }
const fingerprintOf = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex')

let reader: VirtualReader
beforeEach(() => {
  reader = createVirtualReader({ readers: [READER] })
})

function insert(card: SoftwareCard): number {
  reader.insert(READER, card)
  return reader.status().readers[0]?.card?.insertion ?? 0
}

const proveOn = (insertion: number, { kind = 'ec' as 'ec' | 'rsa', pin = '123456' } = {}) =>
  reader.prove({ insertion, fingerprint: fingerprintOf(cards[kind].certificate), pin: pinOctets(pin), statement })

describe('reading a card', () => {
  it.each(['rsa', 'ec'] as const)('gives its certificate, PIN rules and tries left (%s)', async (kind) => {
    const insertion = insert(cards[kind].fresh({ triesLeft: 2 }))
    expect(await reader.readCard(insertion)).toEqual({
      ok: true,
      value: {
        insertion,
        reader: READER,
        atr: '3B8C018073C021C0564B4F5348494E11',
        application: 'piv',
        certificate: cards[kind].certificate,
        fingerprint: fingerprintOf(cards[kind].certificate),
        pin: { minLength: 6, maxLength: 8, characters: 'digits' },
        triesLeft: 2,
        pinPad: null,
      },
    })
  })

  it('spends no try', async () => {
    const card = faultyCard(cards.ec.fresh())
    const insertion = insert(card)
    for (let time = 0; time < 3; time++) await reader.readCard(insertion)
    expect([await reader.triesLeft(insertion), card.verifies()]).toEqual([{ ok: true, value: 5 }, 0])
  })

  it('asks an unknown card for nothing after SELECT', async () => {
    const card = faultyCard({ atr: hex('3B021450'), transmit: () => hex('6A82'), reset: () => undefined })
    expect(await reader.readCard(insert(card))).toEqual(failed({ kind: 'card.unsupported', atr: '3B021450' }))
    expect(card.exchanges()).toBe(8) // one SELECT for each place where an application could be
  })

  it('does not talk to a mute card', async () => {
    const card = faultyCard({ atr: new Uint8Array(), transmit: () => hex('9000'), reset: () => undefined })
    const insertion = insert(card)
    expect(reader.status().readers[0]?.card).toEqual({ insertion, atr: '', mute: true })
    expect(await reader.readCard(insertion)).toEqual(failed({ kind: 'card.mute' }))
    expect(await proveOn(insertion)).toEqual(failed({ kind: 'card.mute' }))
    expect(card.exchanges()).toBe(0)
  })
})

describe('proving possession', () => {
  it.each(['rsa', 'ec'] as const)('gives a signature that the certificate stands for (%s)', async (kind) => {
    const proof = await proveOn(insert(cards[kind].fresh()), { kind })
    if (!proof.ok) throw new Error(proof.failure.kind)
    expect(proof.value.algorithm).toBe(kind === 'rsa' ? 'rsa-pkcs1-sha256' : 'ecdsa-sha256')
    expect(proof.value.fingerprint).toBe(fingerprintOf(cards[kind].certificate))
    expect(verify('sha256', statement, cards[kind].key.publicKey, proof.value.signature)).toBe(true)
  })

  it('takes the PIN away from the caller at once', async () => {
    const pin = pinOctets()
    const proof = reader.prove({ insertion: insert(cards.ec.fresh()), fingerprint: 'another', pin, statement })
    expect(pin).toHaveLength(0)
    expect(await proof).toEqual(failed({ kind: 'card.changed' }))
  })

  it('says how many tries a wrong PIN leaves, and when it is blocked', async () => {
    const card = faultyCard(cards.ec.fresh({ triesLeft: 2 }))
    const insertion = insert(card)
    expect(await proveOn(insertion, { pin: '000000' })).toEqual(failed({ kind: 'pin.wrong', triesLeft: 1 }))
    expect(await proveOn(insertion, { pin: '000000' })).toEqual(failed({ kind: 'pin.blocked' }))
    expect(await proveOn(insertion)).toEqual(failed({ kind: 'pin.blocked' }))
    expect(card.verifies()).toBe(3)
  })

  it.each(['', '12345', '123456789', '12345x'])('never sends "%s", which cannot be a PIN', async (pin) => {
    const card = faultyCard(cards.ec.fresh())
    const illegal = failed({ kind: 'pin.illegal', minLength: 6, maxLength: 8 })
    expect(await proveOn(insert(card), { pin })).toEqual(illegal)
    expect(card.verifies()).toBe(0)
  })

  it('sends no PIN to another card than the one that was shown', async () => {
    const card = faultyCard(cards.rsa.fresh())
    expect(await proveOn(insert(card))).toEqual(failed({ kind: 'card.changed' }))
    expect(card.verifies()).toBe(0)
  })

  it('sends no PIN to a card whose key it cannot use', async () => {
    const certificate = await (await testAuthority()).certify({ key: rsaKey(1024) })
    const card = faultyCard(cards.rsa.fresh({ certificate }))
    const insertion = insert(card)
    const request = { insertion, fingerprint: fingerprintOf(certificate), pin: pinOctets(), statement }
    expect(await reader.prove(request)).toMatchObject({ failure: { kind: 'card.unsupported' } })
    expect(card.verifies()).toBe(0)
  })

  it('finds a card that signs with another key than its certificate is for', async () => {
    const insertion = insert(cards.ec.fresh({ key: ecKey() }))
    expect(await proveOn(insertion)).toEqual(failed({ kind: 'card.key-mismatch' }))
  })

  it('does not believe a card that says yes to every PIN', async () => {
    const sound = cards.ec.fresh()
    const agreeing: SoftwareCard = {
      ...sound,
      transmit: (command) => (command[1] === 0x20 ? hex('9000') : sound.transmit(command)),
    }
    expect(await proveOn(insert(agreeing))).toMatchObject({ failure: { kind: 'card.signing-failed' } })
  })

  it('does not take "already verified" for a PIN: the card is reset first, and after', async () => {
    const card = cards.ec.fresh()
    const insertion = insert(card)
    card.transmit(hex('00A404000BA00000030800001000010000'))
    expect(card.transmit(hex('00200080 08 313233343536FFFF'))).toEqual(hex('9000'))
    expect(await proveOn(insertion, { pin: '999999' })).toEqual(failed({ kind: 'pin.wrong', triesLeft: 4 }))
    expect((await proveOn(insertion)).ok).toBe(true)
    card.transmit(hex('00A404000BA00000030800001000010000'))
    expect(card.transmit(hex('00200080'))).toEqual(hex('63C5'))
  })

  it('does not sign on the word of another program that knew the PIN', async () => {
    const sound = cards.ec.fresh()
    const insertion = insert({
      ...sound,
      transmit: (command) => (command[1] === 0x20 ? hex('9000') : sound.transmit(command)),
    })
    sound.transmit(hex('00A404000BA00000030800001000010000'))
    expect(sound.transmit(hex('00200080 08 313233343536FFFF'))).toEqual(hex('9000'))
    expect(await proveOn(insertion)).toMatchObject({ failure: { kind: 'card.signing-failed' } })
  })

  it('hands on no PIN when the reader says that the card has left', async () => {
    const handed: Uint8Array[] = []
    const card: Card = {
      application: 'piv',
      pin: { minLength: 6, maxLength: 8, characters: 'digits' },
      certificate: () => Promise.resolve(done(cards.ec.certificate)),
      triesLeft: () => Promise.resolve(done(5)),
      signer: () => () => Promise.resolve(done(new Uint8Array())),
      verify(pin) {
        handed.push(pin)
        return Promise.resolve(done(undefined))
      },
    }
    const session: CardSession = {
      card,
      insertion: { number: 1, reader: READER, atr: hex('3B00'), mute: false },
      stillThere: () => failed({ kind: 'card.changed' }),
      selectAgain: () => Promise.resolve(done(card)),
    }
    const fingerprint = fingerprintOf(cards.ec.certificate)
    const proof = await prove(session, { insertion: 1, fingerprint, pin: pinOctets(), statement })
    expect([proof, handed]).toEqual([failed({ kind: 'card.changed' }), []])
  })

  it('wipes every octet of the PIN that it handed on', async () => {
    const handed: Uint8Array[] = []
    const sound = cards.ec.fresh()
    const card: SoftwareCard = {
      ...sound,
      transmit(command) {
        if (command[1] === 0x20) handed.push(command)
        return sound.transmit(command)
      },
    }
    expect((await proveOn(insert(card))).ok).toBe(true)
    expect(handed.map((command) => command.some((octet) => octet !== 0))).toEqual([false])
  })
})

describe('a card that leaves', () => {
  const during = (at: number, then: () => void): WatchedCard => {
    const sound = cards.ec.fresh()
    const fault: Fault = (command) => {
      const answer = sound.transmit(command)
      then()
      return answer
    }
    return faultyCard(sound, at, fault)
  }

  it('after its signature was given has proved what it had to', async () => {
    const watched = faultyCard(cards.ec.fresh())
    await proveOn(insert(watched))
    const card = during(watched.exchanges(), () => reader.remove(READER))
    expect((await proveOn(insert(card))).ok).toBe(true)
  })

  it('just before VERIFY gets no PIN, and the one that comes in its place neither', async () => {
    const next = faultyCard(cards.ec.fresh())
    const lengths = { select: 1, certificate: 0 }
    const counting = faultyCard(cards.ec.fresh())
    await reader.readCard(insert(counting))
    lengths.certificate = counting.exchanges() - 2 // without SELECT and the tries left
    const card = during(lengths.select + lengths.certificate, () => reader.insert(READER, next))
    expect(await proveOn(insert(card))).toEqual(failed({ kind: 'card.changed' }))
    expect([card.verifies(), next.verifies()]).toEqual([0, 0])
  })

  it('after its PIN was wrong has lost a try, and that is told', async () => {
    const watched = faultyCard(cards.ec.fresh())
    await proveOn(insert(watched), { pin: '000000' })
    const card = during(watched.exchanges(), () => reader.remove(READER))
    expect(await proveOn(insert(card), { pin: '000000' })).toEqual(failed({ kind: 'pin.wrong', triesLeft: 4 }))
  })

  it('is told apart from one that was swapped, and from one that never was', async () => {
    const first = insert(cards.ec.fresh())
    const second = insert(cards.ec.fresh())
    expect(await reader.readCard(first)).toEqual(failed({ kind: 'card.changed' }))
    reader.remove(READER)
    expect(await reader.readCard(second)).toEqual(failed({ kind: 'card.removed' }))
    expect(await reader.readCard(99)).toEqual(failed({ kind: 'reader.unavailable' }))
  })
})
