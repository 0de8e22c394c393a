import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { CURVES, signHash, toInteger } from '../../../src/virtual/piv/ecdsa.ts'

// 64 signatures: in half of them r, and in half of them s, has its highest bit set and wants a zero octet before it.
it.each(['prime256v1', 'secp384r1'])('makes signatures that node:crypto takes, over any hash (%s)', (namedCurve) => {
  const curve = CURVES.get(namedCurve)
  if (!curve) throw new Error('no such curve')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const scalar = toInteger(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'))
  const messages = Array.from({ length: 64 }, (_, index) => Buffer.from(`message ${index}`))
  const signatures = messages.map((message) => signHash(curve, scalar, createHash('sha256').update(message).digest()))
  expect(messages.map((message, index) => verify('sha256', message, publicKey, signatures[index] ?? message))).toEqual(
    messages.map(() => true),
  )
  expect(verify('sha256', messages[0] ?? Buffer.alloc(0), publicKey, signatures[1] ?? Buffer.alloc(0))).toBe(false)
  expect(new Set(signatures.map((signature) => Buffer.from(signature).toString('hex'))).size).toBe(64)
})
