import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { ecdsaSignature } from '../../../src/cards/pkcs15/ecdsa-signature.ts'
import { hex, text } from '../../support/hex.ts'

it.each([
  ['shortest integers', `${'00'.repeat(31)}01${'00'.repeat(30)}0102`, '3007 020101 02020102'],
  ['a sign octet', `80${'00'.repeat(31)}${'00'.repeat(31)}7F`, `3026 022100 80${'00'.repeat(31)} 02017F`],
  ['nothing', '00'.repeat(64), '3006 020100 020100'],
])('makes DER of r and s: %s', (_name, raw, der) => {
  expect(text(ecdsaSignature(hex(raw), 256))).toBe(text(hex(der)))
})

it.each(['P-256', 'P-384', 'P-521'])('is what OpenSSL makes of it on %s', (namedCurve) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const { length } = sign('sha256', Buffer.from('x'), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const bits = { 64: 256, 96: 384, 132: 521 }[length] ?? 0
  const raw = sign('sha256', Buffer.from('x'), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const der = ecdsaSignature(raw, bits)
  expect(text(ecdsaSignature(der, bits))).toBe(text(der))
  expect(verifies(publicKey, der)).toBe(true)
})

const verifies = (key: KeyObject, der: Uint8Array): boolean => verify('sha256', Buffer.from('x'), key, der)
