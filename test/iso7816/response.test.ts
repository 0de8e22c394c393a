import { expect, it } from 'vitest'
import { parseResponse } from '../../src/iso7816/response.ts'
import { hex } from '../support/hex.ts'

it('parts data and status word', () => {
  expect(parseResponse(hex('C0DE 6A82'))).toEqual({ ok: true, value: { data: hex('C0DE'), statusWord: 0x6a82 } })
})

it('knows a card that was pulled out by its success with nothing at all', () => {
  expect(parseResponse(new Uint8Array())).toEqual({ ok: false, failure: { kind: 'card.removed' } })
})

it('refuses half a status word', () => {
  expect(parseResponse(hex('90'))).toMatchObject({ failure: { kind: 'card.malformed' } })
})
