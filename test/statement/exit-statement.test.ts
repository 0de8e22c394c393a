import { expect, it } from 'vitest'
import { composeExitStatement } from '../../src/statement/exit-statement.ts'
import { parseRequestStatement } from '../../src/statement/request-statement.ts'
import { parseStatement } from '../../src/statement.ts'

const EXIT = {
  kiosk: 'kiosk-1',
  nonce: `${'A'.repeat(43)}=`,
  time: '2026-11-26T06:20:00Z',
  card: 'c'.repeat(64),
}

it('names the exit, the kiosk, the moment and the card, and is no registry’s business', () => {
  const octets = composeExitStatement(EXIT) ?? new Uint8Array()
  expect(new TextDecoder().decode(octets)).toBe(
    `koshin-statement/v1\nkind exit\nkiosk kiosk-1\nnonce ${EXIT.nonce}\ntime 2026-11-26T06:20:00Z\ncard sha256:${EXIT.card}\n`,
  )
  expect([parseStatement(octets), parseRequestStatement(octets)]).toEqual([null, null])
})

it.each([
  ['a kiosk of two lines', { kiosk: 'kiosk-1\nkind login' }],
  ['an empty kiosk', { kiosk: '' }],
  ['a short nonce', { nonce: 'AAAA' }],
  ['a nonce with pad bits', { nonce: `${'A'.repeat(42)}B=` }],
  ['no day of the calendar', { time: '2026-02-30T00:00:00Z' }],
  ['a card in capitals', { card: 'C'.repeat(64) }],
])('is not made of %s', (_, wrong) => {
  expect(composeExitStatement({ ...EXIT, ...wrong })).toBe(null)
})
