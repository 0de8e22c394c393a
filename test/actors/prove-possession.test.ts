import { describe, expect, it } from 'vitest'
import { provePossession } from '../../src/actors/prove-possession.ts'
import type { Failure } from '../../src/failure.ts'
import { done, failed, type Result } from '../../src/result.ts'
import { createSecret, type Secret } from '../../src/secret.ts'
import { parseStatement } from '../../src/statement.ts'
import type { CardProof, ProveRequest } from '../../src/types/reader.ts'
import { identifiedCard } from '../support/identified-card.ts'

const CHALLENGE = {
  renewal: '0'.repeat(32),
  registry: 'training',
  nonce: btoa('n'.repeat(32)),
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:30:00Z',
}

function secretOf(pin: string): Secret {
  const secret = createSecret()
  secret.arrange([...pin].map((character) => secret.add(character)).join(''))
  return secret
}

function world(answer: Result<CardProof>, triesLeft: Result<number | null>, pin: string) {
  const requests: { pin: string | null; request: ProveRequest }[] = []
  const prove = provePossession({
    reader: {
      prove: async (request) => {
        const pin = request.pin && structuredClone(request.pin, { transfer: [request.pin.buffer] }) // as the card thread takes it
        requests.push({ pin: pin && new TextDecoder().decode(pin), request })
        return answer
      },
      triesLeft: async () => triesLeft,
    },
    secrets: { current: secretOf(pin), new: createSecret() },
  })
  return {
    requests,
    prove: (role: 'current' | 'new' = 'current', card = INPUT.card) => prove({ ...INPUT, role, card }),
  }
}

const INPUT = {
  pin: 'current',
  card: identifiedCard(),
  challenge: CHALLENGE,
  currentFingerprint: 'c'.repeat(64),
} as const
const SIGNED = done<CardProof>({
  fingerprint: 'a'.repeat(64),
  algorithm: 'rsa-pkcs1-sha256',
  signature: new Uint8Array(256),
})

describe('provePossession', () => {
  it('hands the card the PIN and a statement of what was shown', async () => {
    const { requests, prove } = world(SIGNED, done(5), '123456')
    const outcome = await prove('new')
    expect(requests).toHaveLength(1)
    expect(requests[0]?.pin).toBe('123456')
    const statement = parseStatement(requests[0]?.request.statement ?? new Uint8Array())
    expect(statement).toMatchObject({
      role: 'new',
      current: 'c'.repeat(64),
      new: 'a'.repeat(64),
      nonce: CHALLENGE.nonce,
    })
    expect(outcome.ok && parseStatement(outcome.value.statement)).toEqual(statement)
  })

  it('hands over no PIN where the reader has a pad, whatever was typed before', async () => {
    const { requests, prove } = world(SIGNED, done(5), '123456')
    const card = identifiedCard({ pinPad: { seconds: 90 } })
    expect(await prove('current', card)).toMatchObject({ ok: true })
    expect(requests.map(({ pin, request }) => [pin, request.pin])).toEqual([[null, null]])
  })

  it.each<[Failure, Result<number | null>, object | null]>([
    [{ kind: 'pin.wrong', triesLeft: 4 }, done(4), { spent: true, left: 4 }],
    [{ kind: 'pin.blocked' }, done(0), { spent: true, left: 0 }],
    [{ kind: 'pin.illegal', minLength: 6, maxLength: 8 }, done(5), { spent: false, left: 5 }],
    [{ kind: 'pin-pad.timed-out' }, done(5), { spent: false, left: 5 }],
    [{ kind: 'pin-pad.cancelled' }, done(null), null],
    [{ kind: 'card.reset' }, done(5), { spent: false, left: 5 }],
    [{ kind: 'card.reset' }, done(4), { spent: true, left: 4 }],
    [{ kind: 'card.removed' }, failed({ kind: 'card.removed' }), null],
    [{ kind: 'card.busy' }, done(null), null],
  ])('says what %o cost when the card says %o', async (failure, left, cost) => {
    const { prove } = world(failed(failure), left, '123456')
    expect(await prove()).toEqual({ ok: false, notice: { failure, cost } })
  })

  it.each(['12345', '123456789'])('sends no PIN of a length that the issuer does not hand out: %s', async (pin) => {
    const { requests, prove } = world(SIGNED, done(5), pin)
    const failure = { kind: 'pin.illegal', minLength: 6, maxLength: 8 }
    expect(await prove()).toEqual({ ok: false, notice: { failure, cost: { spent: false, left: 5 } } })
    expect(requests).toEqual([])
  })

  it('signs nothing when the challenge does not make a statement', async () => {
    const { requests, prove } = world(SIGNED, done(5), '123456')
    const bad = provePossession({
      reader: { prove: () => Promise.reject(new Error('sent')), triesLeft: async () => done(5) },
      secrets: { current: secretOf('123456'), new: createSecret() },
    })
    const outcome = await bad({
      ...INPUT,
      role: 'current',
      challenge: { ...CHALLENGE, kiosk: 'I hereby\nsell my house' },
    })
    expect(outcome).toMatchObject({ ok: false, notice: { failure: { kind: 'registry.not-accepted' } } })
    await prove()
    expect(requests).toHaveLength(1)
  })
})
