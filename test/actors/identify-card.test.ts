import { expect, it } from 'vitest'
import { identifyCard } from '../../src/actors/identify-card.ts'
import { BUILT_IN_ISSUERS, withIssuers } from '../../src/certificate/issuers.ts'
import type { Failure } from '../../src/failure.ts'
import { done, failed, type Result } from '../../src/result.ts'
import type { CardReading, ReaderStatus } from '../../src/types/reader.ts'
import { ecKey, testAuthority } from '../support/certificates.ts'
import { identifiedCard } from '../support/identified-card.ts'

const certificate = await (await testAuthority()).certify({ key: ecKey() })
const SOUND = done<CardReading>({ ...identifiedCard().reading, certificate })
const IN: ReaderStatus = {
  service: 'running',
  readers: [{ name: 'A', card: { insertion: 1, atr: '3B80', mute: false } }],
}
const OUT: ReaderStatus = { service: 'running', readers: [{ name: 'A', card: null }] }

async function identify(answers: Result<CardReading>[], status = IN, issuers = BUILT_IN_ISSUERS) {
  let reads = 0
  const pauses: number[] = []
  const port = identifyCard({
    reader: { status: () => status, readCard: async () => answers[Math.min(reads++, answers.length - 1)] ?? SOUND },
    now: () => new Date('2026-11-23T06:20:00Z'),
    issuers,
    pause: async (milliseconds) => pauses.push(milliseconds),
  })
  return { result: await port({ insertion: 1 }), reads: () => reads, pauses }
}

const failing = (kind: 'card.removed' | 'card.reset' | 'card.busy' | 'card.mute') => failed({ kind } as Failure)

it.each(['card.removed', 'card.reset', 'card.busy'] as const)(
  'reads a card again that said %s and is still in',
  async (kind) => {
    const { result, reads, pauses } = await identify([failing(kind), failing(kind), SOUND])
    expect(result.ok).toBe(true)
    expect(reads()).toBe(3)
    expect(pauses).toEqual([300, 300])
  },
)

it('gives up after some attempts', async () => {
  const { result, reads } = await identify([failing('card.busy')])
  expect(result).toEqual(failing('card.busy'))
  expect(reads()).toBe(4)
})

it('does not wait for a card that is really gone', async () => {
  const { result, reads } = await identify([failing('card.removed')], OUT)
  expect(result).toEqual(failing('card.removed'))
  expect(reads()).toBe(1)
})

it('does not read a card again that cannot be read', async () => {
  expect((await identify([failing('card.mute'), SOUND])).reads()).toBe(1)
})

it('takes the stricter PIN rule of card and issuer, and the issuer for whom to call', async () => {
  const dn = 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
  const rules = { telephone: '03-0000-0000', maxTries: 10 }
  const issuers = withIssuers(BUILT_IN_ISSUERS, [{ dn, rules, pin: { minLength: 7 }, places: {} }])
  const { result } = await identify([SOUND], IN, issuers)
  expect(result.ok && result.value).toMatchObject({
    reading: { pin: { minLength: 7, maxLength: 8, characters: 'digits' } },
    maxTries: 10,
    issuer: { name: '研修用認証局', telephone: '03-0000-0000', hours: null },
  })
})

it('knows nothing of an issuer that nobody has written down', async () => {
  const { result } = await identify([SOUND], IN, new Map())
  expect(result.ok && result.value).toMatchObject({
    issuer: null,
    maxTries: null,
    reading: { pin: SOUND.ok && SOUND.value.pin },
  })
})
