import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeStatement, parseStatement, type Statement } from '../src/statement.ts'

const head = {
  registry: 'registry.example.jp/koshin',
  renewal: '00112233445566778899aabbccddeeff',
  nonce: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:30:00Z',
}
const current: Statement = { ...head, role: 'current', current: 'a'.repeat(64) }
const fresh: Statement = { ...head, role: 'new', current: 'a'.repeat(64), new: 'b'.repeat(64) }

const octets = (statement: Statement): Uint8Array => {
  const composed = composeStatement(statement)
  if (!composed) throw new Error('not composed')
  return composed
}
const text = (statement: Statement) => Buffer.from(octets(statement)).toString('latin1')
const parseText = (changed: string) => parseStatement(Buffer.from(changed, 'utf8'))

describe('a statement', () => {
  it('is the text of design §7', () => {
    expect(text(fresh)).toBe(`koshin-statement/v1
kind renewal
registry registry.example.jp/koshin
renewal 00112233445566778899aabbccddeeff
nonce AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
kiosk kiosk-1
time 2026-11-23T06:20:00Z
expires 2026-11-23T06:30:00Z
role new
current sha256:${'a'.repeat(64)}
new sha256:${'b'.repeat(64)}
`)
  })

  it.each([current, fresh])('is read back as what was composed', (statement) => {
    expect(parseStatement(octets(statement))).toEqual(statement)
  })

  it.each([
    ['a name with a blank', { registry: 'I owe you' }],
    ['a name with a line of its own', { kiosk: 'kiosk\nrole new' }],
    ['a name that is empty', { kiosk: '' }],
    ['a name in full-width letters', { registry: '登録' }],
    ['a name that is too long', { registry: 'a'.repeat(65) }],
    ['an id in capitals', { renewal: head.renewal.toUpperCase() }],
    ['an id that is too short', { renewal: 'ab' }],
    ['a nonce with pad bits set', { nonce: head.nonce.replace('8=', '9=') }],
    ['a nonce of 33 octets', { nonce: Buffer.alloc(33).toString('base64') }],
    ['a time with a fraction', { time: '2026-11-23T06:20:00.000Z' }],
    ['a time with an offset', { time: '2026-11-23T15:20:00+09:00' }],
    ['30 February', { expires: '2026-02-30T00:00:00Z' }],
    ['a fingerprint in capitals', { current: 'A'.repeat(64) }],
  ])('is not composed of %s', (_, change) => {
    expect(composeStatement({ ...current, ...change })).toBeNull()
  })

  it.each([
    ['no last line feed', (whole: string) => whole.slice(0, -1)],
    ['an extra line', (whole: string) => `${whole}pay 1000000\n`],
    ['an empty line', (whole: string) => `${whole}\n`],
    ['CR LF', (whole: string) => whole.replaceAll('\n', '\r\n')],
    ['a byte order mark', (whole: string) => `\ufeff${whole}`],
    ['two blanks', (whole: string) => whole.replace('kind ', 'kind  ')],
    ['another kind', (whole: string) => whole.replace('kind renewal', 'kind bid')],
    ['another version', (whole: string) => whole.replace('/v1', '/v2')],
    ['swapped lines', (whole: string) => whole.replace(/(kiosk .*\n)(time .*\n)/, '$2$1')],
    ['a role without its line', (whole: string) => whole.replace(/new sha256.*\n/, '')],
    ['nothing', () => ''],
  ])('is not read with %s', (_, change) => {
    expect(parseText(change(text(fresh)))).toBeNull()
  })

  it('is read from no octets but those that its fields compose, whatever octet is changed', () => {
    const original = octets(fresh)
    for (let index = 0; index < original.length; index++) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = original.map((octet, at) => (at === index ? octet ^ flip : octet))
        const parsed = parseStatement(changed)
        if (parsed) expect(octets(parsed)).toEqual(changed)
        expect(parsed).not.toEqual(fresh)
      }
    }
  })

  it('is never read from random octets, nor do they make the reader throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (random) => parseStatement(random) === null))
  })
})
