import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { only, readingDer } from '../../../src/certificate/der.ts'
import { derTime } from '../../../src/certificate/der-time.ts'
import { readName } from '../../../src/certificate/name.ts'
import { type Entries, findEntry, readEntries } from '../../../src/certificate/revocation/entries.ts'
import { checkTimeAt } from '../../../src/certificate/revocation/entry-time.ts'
import { type Der, element, integer, sequence, time } from '../../support/chains/der.ts'
import { extensionDer, unknown } from '../../support/chains/extensions.ts'
import { nameDer } from '../../support/chains/names.ts'
import { named } from '../../support/chains/plain-chain.ts'
import { certificateIssuer, reasonCode } from '../../support/chains/revocation-extensions.ts'

const DATE = time(new Date('2026-01-01T00:00:00Z'))
const ISSUER = 'the issuer'
const serial = (hex: string): Der => element(2, Buffer.from(hex, 'hex'))
const entry = (hex: string, ...extensions: Parameters<typeof extensionDer>[0][]) =>
  sequence(serial(hex), DATE, ...(extensions.length > 0 ? [sequence(...extensions.map(extensionDer))] : []))
const read = (...entries: Der[]) => readingDer(() => readEntries(Buffer.concat(entries), ISSUER, true))
const find = (entries: Entries | null, hex: string, issuer = ISSUER) =>
  entries && findEntry(entries, issuer, Buffer.from(hex, 'hex'))
const keyOf = (value: string) => readName(only(nameDer(named(value)), 0x30)).key

describe('the entries of a list', () => {
  it('are found by serial, with their reason', () => {
    const entries = read(entry('01', reasonCode(1)), entry('02'), entry('7f00', reasonCode(6)))
    expect(entries?.size).toBe(3)
    expect([find(entries, '01'), find(entries, '02'), find(entries, '7f00')]).toEqual([1, 0, 6])
    expect([find(entries, '03'), find(entries, '7f'), find(entries, '01', 'another')]).toEqual([null, null, null])
  })

  it('have serials with a sign, and a negative number is another', () => {
    const entries = read(entry('00f1'), entry('0f'), entry('ff7f'), entry('00'))
    expect(['00f1', '0f', 'ff7f', '00'].map((hex) => find(entries, hex))).toEqual([0, 0, 0, 0])
    expect(['f1', '7f'].map((hex) => find(entries, hex))).toEqual([null, null])
  })

  it('hold every one of many, whatever their serials', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 158n }), { maxLength: 300 }), (numbers) => {
        const hexes = numbers.map((number) => Buffer.from(integer(number).subarray(2)).toString('hex'))
        const entries = read(...hexes.map((hex) => entry(hex)))
        expect(hexes.every((hex) => find(entries, hex) === 0)).toBe(true)
        expect(find(entries, 'ff'.repeat(19))).toBeNull()
      }),
      { numRuns: 50, seed: 20261124 },
    )
  })

  it('are of the issuer that an entry names, and those after it too', () => {
    const other = certificateIssuer({ directory: named('Other') })
    const entries = read(entry('01'), entry('02', other), entry('03'))
    expect(entries?.foreign).toBe(true)
    expect([find(entries, '01'), find(entries, '02'), find(entries, '03')]).toEqual([0, null, null])
    expect(['01', '02', '03'].map((hex) => find(entries, hex, keyOf('Other')))).toEqual([null, 0, 0])
  })

  it('revoke where one of two does', () => {
    expect(find(read(entry('01', reasonCode(8)), entry('01', reasonCode(1))), '01')).toBe(1)
    expect(find(read(entry('01', reasonCode(1)), entry('01', reasonCode(8))), '01')).toBe(1)
  })

  it('say when one has a critical extension that nobody knows', () => {
    expect(read(entry('01', unknown(true)))?.unknownCritical).toBe(true)
    expect(read(entry('01', unknown(false)))?.unknownCritical).toBe(false)
  })

  it.each([
    ['a reason that does not exist', entry('01', reasonCode(7))],
    ['a later reason', entry('01', reasonCode(11))],
    ['no serial', sequence(DATE)],
    ['an empty serial', entry('')],
    ['a padded serial', entry('0007')],
    ['a padded negative serial', entry('ff80')],
    ['a serial of a kilobyte', entry('01'.repeat(1024))],
    ['an extension twice', entry('01', reasonCode(1), reasonCode(1))],
    ['an issuer without a name', entry('01', certificateIssuer({ dns: 'x' }))],
    ['more behind its extensions', sequence(serial('01'), DATE, sequence(extensionDer(reasonCode(1))), DATE)],
    ['empty extensions', sequence(serial('01'), DATE, sequence())],
    ['something else', serial('01')],
  ])('are refused with %s', (_, der) => {
    expect(read(entry('05'), der)).toBeNull()
  })

  it('are refused when their serials were made to collide', () => {
    const octets = Buffer.concat(colliding(6_000).map((hex) => entry(hex)))
    expect(readingDer(() => readEntries(octets, ISSUER, true))).toBeNull()
  })
})

/** Serials that fall into the same few slots of a table of 16,384: found by trying, as an attacker would. */
function colliding(size: number): string[] {
  const found: string[] = []
  for (let number = 0x01000000; found.length < size; number++) {
    const hex = number.toString(16).padStart(8, '0')
    if ((hashOf(Buffer.from(hex, 'hex')) & 16_383) < 64) found.push(hex)
  }
  return found
}

function hashOf(octets: Uint8Array): number {
  let state = 0x811c9dc5
  for (const octet of octets) state = Math.imul(state ^ octet, 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

describe('the time of an entry', () => {
  it('is good exactly where derTime takes it', () => {
    const digits = fc.stringMatching(/^[0-9]{12}(?:[0-9]{2})?$/).map((text) => `${text}Z`)
    const real = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2070-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().replace(/\D/g, '').slice(0, 14))
    const near = fc.tuple(real, fc.nat(13), fc.nat(9)).map(([text, at, digit]) => {
      const long = `${text.slice(0, at)}${digit}${text.slice(at + 1)}Z`
      return Number(text.slice(0, 4)) < 2050 ? long.slice(2) : long
    })
    const any = fc.oneof(digits, near, fc.string({ maxLength: 16 }))
    fc.assert(
      fc.property(any, fc.constantFrom(0x17, 0x18, 0x16), (text, tag) => {
        const der = element(tag, Buffer.from(text, 'latin1'))
        const slow = readingDer(() => derTime(only(der, tag)) && der.length)
        expect(readingDer(() => checkTimeAt(der, 0, der.length))).toBe(slow)
      }),
      { numRuns: 3_000, seed: 20261124 },
    )
  })
})
