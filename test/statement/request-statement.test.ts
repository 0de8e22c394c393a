import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  composeRequestStatement,
  parseRequestStatement,
  type RequestStatement,
} from '../../src/statement/request-statement.ts'
import { parseStatement } from '../../src/statement.ts'

const head = {
  registry: 'registry.example.jp/koshin',
  request: '00112233445566778899aabbccddeeff',
  nonce: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:30:00Z',
  card: 'a'.repeat(64),
}
const login: RequestStatement = { ...head, kind: 'login' }
const registration: RequestStatement = { ...head, kind: 'registration', number: '00012345', content: 'c'.repeat(64) }
const change: RequestStatement = { ...head, kind: 'change', content: 'c'.repeat(64), revision: 12 }
const ALL = [login, registration, change]

const octets = (statement: RequestStatement): Uint8Array => {
  const composed = composeRequestStatement(statement)
  if (!composed) throw new Error('not composed')
  return composed
}
const text = (statement: RequestStatement) => Buffer.from(octets(statement)).toString('latin1')
const parseText = (changed: string) => parseRequestStatement(Buffer.from(changed, 'utf8'))

const HEAD_TEXT = `registry registry.example.jp/koshin
request 00112233445566778899aabbccddeeff
nonce AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
kiosk kiosk-1
time 2026-11-23T06:20:00Z
expires 2026-11-23T06:30:00Z
card sha256:${'a'.repeat(64)}
`

describe('a request statement', () => {
  it.each([
    [login, ''],
    [registration, `number 00012345\ncontent sha256:${'c'.repeat(64)}\n`],
    [change, `content sha256:${'c'.repeat(64)}\nrevision 12\n`],
  ])('is one text for each kind', (statement, tail) => {
    expect(text(statement)).toBe(`koshin-statement/v1\nkind ${statement.kind}\n${HEAD_TEXT}${tail}`)
  })

  it.each(ALL)('is read back as what was composed, and is no statement of a renewal', (statement) => {
    expect(parseRequestStatement(octets(statement))).toEqual(statement)
    expect(parseStatement(octets(statement))).toBeNull()
  })

  it.each<[string, RequestStatement]>([
    ['a number in full-width digits', { ...registration, number: '１２３' }],
    ['an empty number', { ...registration, number: '' }],
    ['a number of 17 digits', { ...registration, number: '1'.repeat(17) }],
    ['a content hash in capitals', { ...change, content: 'C'.repeat(64) }],
    ['a negative revision', { ...change, revision: -1 }],
    ['a revision with a fraction', { ...change, revision: 1.5 }],
    ['a revision written with an exponent', { ...change, revision: 1e21 }],
    ['a name with a blank', { ...login, registry: 'I owe you' }],
    ['a nonce with pad bits set', { ...login, nonce: head.nonce.replace('8=', '9=') }],
    ['30 February', { ...login, expires: '2026-02-30T00:00:00Z' }],
  ])('is not composed of %s', (_, statement) => {
    expect(composeRequestStatement(statement)).toBeNull()
  })

  it.each<[string, string]>([
    ['the tail of a registration under a login', text(registration).replace('kind registration', 'kind login')],
    ['no tail under a change', text(login).replace('kind login', 'kind change')],
    ['the tail of a change under a registration', text(change).replace('kind change', 'kind registration')],
    ['a revision with a leading zero', text(change).replace('revision 12', 'revision 012')],
    ['an extra line', `${text(login)}pay 1000000\n`],
    ['the kind of a renewal', text(login).replace('kind login', 'kind renewal')],
    ['CR LF', text(login).replaceAll('\n', '\r\n')],
  ])('is not read with %s', (_, changed) => {
    expect(parseText(changed)).toBeNull()
  })

  it.each(ALL)('is read from no octets but those that its fields compose, whatever octet is changed', (statement) => {
    const original = octets(statement)
    for (let index = 0; index < original.length; index++) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = original.map((octet, at) => (at === index ? octet ^ flip : octet))
        const parsed = parseRequestStatement(changed)
        if (parsed) expect(octets(parsed)).toEqual(changed)
        expect(parsed).not.toEqual(statement)
      }
    }
  })

  it('is never read from random octets, nor do they make the reader throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (random) => parseRequestStatement(random) === null))
  })
})
