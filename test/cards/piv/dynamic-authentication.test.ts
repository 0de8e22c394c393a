import { describe, expect, it } from 'vitest'
import { signatureFrom, signatureRequest } from '../../../src/cards/piv/dynamic-authentication.ts'
import { hex, text } from '../../support/hex.ts'

describe('asking for a signature', () => {
  it('is these octets for RSA-2048', () => {
    expect(text(signatureRequest(new Uint8Array(256).fill(0xaa)))).toBe(
      `7C820106 8200 81820100${'AA'.repeat(256)}`.replaceAll(' ', ''),
    )
  })

  it('is these octets for P-256', () => {
    expect(text(signatureRequest(new Uint8Array(32).fill(0xaa)))).toBe(`7C2482008120${'AA'.repeat(32)}`)
  })
})

describe('the signature', () => {
  it('is what the response object holds', () => {
    expect(signatureFrom(hex('7C05 8203 AABBCC'))).toEqual({ ok: true, value: hex('AABBCC') })
  })

  it.each(['', '7C00', '7C03 8101AA', '7B03 8201AA', '7C05 8203AABB', '7C06 8201AA 8201BB'])(
    'is not in %s',
    (octets) => {
      expect(signatureFrom(hex(octets))).toMatchObject({ failure: { kind: 'card.malformed' } })
    },
  )
})
