import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aboutsOf,
  type ClerkFacts,
  type CodedFailure,
  clerkCode,
  readClerkCode,
} from '../../src/clerk-code/clerk-code.ts'
import { FAILURE_NUMBERS, SECOND_NUMBERS } from '../../src/clerk-code/failure-numbers.ts'
import { PLACE_NUMBERS, type Place } from '../../src/clerk-code/place-numbers.ts'
import { type ReadersSituation, SITUATION_NUMBERS } from '../../src/clerk-code/readers-situation.ts'
import type { Failure } from '../../src/failure.ts'
import { PINNED } from './pinned-numbers.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PLACES = Object.keys(PLACE_NUMBERS) as Place[]
const SITUATIONS = Object.keys(SITUATION_NUMBERS) as ReadersSituation[]
const FAILURES: readonly (CodedFailure | null)[] = [
  null,
  ...(Object.keys(FAILURE_NUMBERS) as Failure['kind'][]).flatMap((kind): CodedFailure[] => {
    const abouts = aboutsOf(kind)
    return abouts.length === 0 ? [{ kind, about: null }] : abouts.map((about) => ({ kind, about }))
  }),
]
const TRIES = [null, ...Array.from({ length: 15 }, (_, tries) => tries)]

const product = <One, Other>(ones: readonly One[], others: readonly Other[]) =>
  ones.flatMap((one) => others.map((other) => [one, other] as const))

const facts = fc.record<ClerkFacts>({
  place: fc.constantFrom(...PLACES),
  failure: fc.constantFrom(...FAILURES),
  readers: fc.constantFrom(...SITUATIONS),
  issuer: fc.option(fc.integer({ min: 1, max: 4095 })),
  triesLeft: fc.constantFrom(...TRIES),
})

const codes = facts.map(clerkCode)
const SAMPLE: ClerkFacts = {
  place: 'new-pin',
  failure: { kind: 'pin.wrong', about: null },
  readers: 'one-card',
  issuer: 1234,
  triesLeft: 3,
}

describe('a clerk code', () => {
  it('says again what was written into it, for every place, failure, reader situation and number of tries', () => {
    const situations = product(SITUATIONS, TRIES)
    for (const [place, failure] of product(PLACES, FAILURES)) {
      const all = situations.map(([readers, triesLeft], index): ClerkFacts => {
        return { place, failure, readers, issuer: index || null, triesLeft }
      })
      expect(all.map(clerkCode).map(readClerkCode)).toEqual(all)
    }
    expect(situations).toHaveLength(12 * 16)
  })

  it('says again which authority it was', () => {
    for (const issuer of [null, ...Array.from({ length: 4095 }, (_, index) => index + 1)])
      expect(readClerkCode(clerkCode({ ...SAMPLE, issuer }))).toEqual({ ...SAMPLE, issuer })
  })

  it('is eight characters that cannot be taken for each other', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      }),
    )
  })

  it('refuses every wrong character', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(0, 1, 2, 3, 5, 6, 7, 8), fc.constantFrom(...ALPHABET), (code, at, other) => {
        const wrong = code.slice(0, at) + other + code.slice(at + 1)
        if (wrong !== code) expect(readClerkCode(wrong)).toBe('mistyped')
      }),
    )
  })

  it('refuses any two characters that changed places', () => {
    fc.assert(
      fc.property(codes, fc.nat(7), fc.nat(7), (code, one, other) => {
        const characters = [...code.replace('-', '')]
        const [a = '', b = ''] = [characters[one], characters[other]]
        characters[one] = b
        characters[other] = a
        if (a !== b) expect(readClerkCode(characters.join(''))).toBe('mistyped')
      }),
    )
  })

  it('is understood as it is heard: small, full-width, spaced, O for 0, I and L for 1', () => {
    const code = clerkCode(SAMPLE)
    const heard = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')
    expect(readClerkCode(heard)).toEqual(SAMPLE)
    expect(readClerkCode(code.replaceAll('1', 'I').replace('-', 'ー'))).toEqual(SAMPLE)
    const wide = [...code].map((each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0)).join('')
    expect(readClerkCode(wide)).toEqual(SAMPLE)
  })

  it.each(['', '7', '7K2M-9PQ', '7K2M-9PQXX', 'U'.repeat(8), '________'])('is not %j', (text) => {
    expect(readClerkCode(text)).toBe('mistyped')
  })

  it('of a later version is told from one that was mistyped', () => {
    expect(readClerkCode('ZZZZ-ZZZC')).toBe('newer')
  })

  it('keeps tries beyond 14 as many', () => {
    expect(readClerkCode(clerkCode({ ...SAMPLE, triesLeft: 99 }))).toMatchObject({ triesLeft: 14 })
  })

  it('stays what it was', () => {
    expect(clerkCode(SAMPLE)).toBe('2JCC-K93B')
    expect(clerkCode({ ...SAMPLE, failure: { kind: 'certificate.revoked', about: 'new' } })).toBe('2KHC-K93W')
    expect(clerkCode({ ...SAMPLE, failure: { kind: 'new.differs', about: 'expiry' }, place: 'review' })).toBe(
      '35QC-K93S',
    )
  })
})

describe('the numbers', () => {
  it.each([
    ['failures', { ...FAILURE_NUMBERS, second: SECOND_NUMBERS['receipt.not-printed'] }, 1, 127],
    ['places', PLACE_NUMBERS, 0, 63],
    ['situations', SITUATION_NUMBERS, 0, 15],
  ])('of %s differ and have room', (_, table, least, most) => {
    const numbers = Object.values<number>(table)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.every((number) => Number.isInteger(number) && number >= least && number <= most)).toBe(true)
  })

  it('are never changed', () => {
    expect({
      failures: FAILURE_NUMBERS,
      seconds: SECOND_NUMBERS,
      places: PLACE_NUMBERS,
      situations: SITUATION_NUMBERS,
    }).toEqual(PINNED)
  })
})
