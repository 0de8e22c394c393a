import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSignatureOf, verifyingKey } from '../../../src/cards/verifying-key.ts'
import type { Failure } from '../../../src/failure.ts'
import type { Channel } from '../../../src/iso7816/channel.ts'
import { done, failed, type Result } from '../../../src/result.ts'
import { rsaKey } from '../../support/certificates.ts'
import { pinOctets } from '../../support/certified-card.ts'
import { hex } from '../../support/hex.ts'
import { openPkcs15 } from '../../support/open-pkcs15.ts'
import { PKCS15_AID, sampleCard } from '../../support/pkcs15-card.ts'

const STATEMENT = Buffer.from('koshin-statement/v1\n')
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000)
const sample = await sampleCard(rsaKey())

type Fault = (answer: Uint8Array) => Result<Uint8Array>

/** A sound card but for one exchange, counted from 1. */
function faulty(at: number, fault: Fault, card = sample.open()) {
  let exchanges = 0
  const channel: Channel = {
    async transmit(command) {
      const answer = await card.transmit(command)
      exchanges++
      return exchanges === at && answer.ok ? fault(answer.value) : answer
    },
  }
  return { channel, card, exchanges: () => exchanges }
}

/** What reading and proving come to, and whether the signature is good where there is one. */
async function session(channel: Channel): Promise<Result<boolean>> {
  const card = await openPkcs15(channel)
  if (!card.ok) return card
  if (card.value === null) return failed({ kind: 'card.unsupported', atr: '' })
  const certificate = await card.value.certificate()
  if (!certificate.ok) return certificate
  const key = verifyingKey(certificate.value)
  if (!key.ok) return key
  const sign = card.value.signer(key.value)
  if (!sign) return failed({ kind: 'card.unsupported', atr: '' })
  const tries = await card.value.triesLeft()
  if (!tries.ok) return tries
  const verified = await card.value.verify(pinOctets())
  if (!verified.ok) return verified
  const signature = await sign(STATEMENT)
  return signature.ok ? done(isSignatureOf(key.value, STATEMENT, signature.value)) : signature
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'is pulled': () => done(new Uint8Array()),
  'is reset': () => failed({ kind: 'card.reset' }),
  'answers late': () => failed({ kind: 'card.timeout' }),
  'answers one octet': () => done(hex('90')),
  'answers garbage': () => done(hex('30 84 FF FF FF FF 00 01 02 9000')),
  'answers a lie about lengths': () => done(hex('30 82 7F FF 30 9000')),
  'answers nothing but 9000': () => done(hex('9000')),
  'answers half': (answer) => done(hex(`${Buffer.from(answer.subarray(0, answer.length >> 1)).toString('hex')}9000`)),
  'answers 6F00': () => done(hex('6F00')),
  'answers 6982': () => done(hex('6982')),
  'answers 6C00': () => done(hex('6C00')),
  'answers 63C2': () => done(hex('63C2')),
}

const KINDS: ReadonlySet<Failure['kind']> = new Set([
  'card.removed',
  'card.reset',
  'card.timeout',
  'card.malformed',
  'card.refused',
  'card.signing-failed',
  'card.certificate-missing',
  'card.unsupported',
  'pin.wrong',
])

const sound = faulty(0, done)
const soundResult = await session(sound.channel)

describe('a card that fails at one exchange', () => {
  it('is sound but for that', () => {
    expect(soundResult).toEqual(done(true))
  })

  it.each(Object.entries(FAULTS))('%s: a failure that is told, and one VERIFY at most', async (_name, fault) => {
    for (let at = 1; at <= sound.exchanges(); at++) {
      const { channel, card } = faulty(at, fault)
      const result = await session(channel)
      if (!result.ok) expect(KINDS).toContain(result.failure.kind)
      expect(card.verifies()).toBeLessThanOrEqual(1)
      expect(await session(faulty(0, done).channel)).toEqual(done(true))
    }
  })

  it.each(['is pulled', 'is reset', 'answers late'])('%s: told as just that, wherever it happens', async (name) => {
    const kinds = { 'is pulled': 'card.removed', 'is reset': 'card.reset', 'answers late': 'card.timeout' }
    for (let at = 1; at <= sound.exchanges(); at++) {
      const result = await session(faulty(at, FAULTS[name] ?? done).channel)
      expect(result).toEqual(failed({ kind: kinds[name as keyof typeof kinds] as 'card.reset' }))
    }
  })
})

/** Some octets become others; or the answer ends where the first of them would be. */
function mutate(answer: Uint8Array, changes: readonly (readonly [number, number])[], isCut: boolean): Uint8Array {
  if (isCut) return answer.subarray(0, changes[0]?.[0] ?? 0)
  const octets = Uint8Array.from(answer)
  for (const [offset, octet] of changes) octets[offset % octets.length] = octet
  return octets
}

describe('a hostile card', () => {
  const endless = (answer: string) => {
    let exchanges = 0
    const channel: Channel = {
      transmit: (command) => {
        exchanges++
        return Promise.resolve(done(command[1] === 0xa4 ? hex('9000') : hex(answer)))
      },
    }
    return { channel, exchanges: () => exchanges }
  }

  it.each([
    'AA 9000',
    '00 9000',
    '30 9000',
    '30 83 FF FF FF 9000',
    '30 82 FF FF 9000',
    '61FF',
    '6C01',
    '9000',
    'A0 00 9000',
  ])('that answers %s to everything comes to an end', async (answer) => {
    const card = endless(answer)
    const began = performance.now()
    expect((await session(card.channel)).ok).toBe(false)
    expect(card.exchanges()).toBeLessThan(5_000)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('whose EF(ODF) points at itself is read once for each directory', async () => {
    const odf = Buffer.concat(['A0', 'A4', 'A8', 'A0', 'A4'].map((tag) => hex(`${tag} 06 30 04 04 02 5031`)))
    const card = sample.open({ files: { '3F0050155031': new Uint8Array(odf) }, names: { [PKCS15_AID]: '3F005015' } })
    expect(await openPkcs15(card)).toEqual(failed({ kind: 'card.certificate-missing' }))
    expect(card.sent.length).toBeLessThan(20)
  })

  it('never makes the driver throw, or send a PIN twice, whatever octets of its files or answers change', async () => {
    const positions = Object.entries(sample.files)
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: positions.length - 1 }),
        fc.array(fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.nat({ max: sound.exchanges() }),
        fc.boolean(),
        async (which, changes, at, isCut) => {
          const [path = '', octets] = positions[which] ?? []
          const changed = new Uint8Array(octets as Uint8Array)
          for (const [offset, octet] of changes) changed[offset % changed.length] = octet
          const card = sample.open({ files: { ...sample.files, [path]: changed } })
          const mutated: Fault = (answer) => done(mutate(answer, changes, isCut))
          await session(faulty(at, mutated, card).channel)
          return card.verifies() <= 1 && card.sent.length < 500
        },
      ),
      { seed: 7816, numRuns: RUNS },
    )
  })
})
