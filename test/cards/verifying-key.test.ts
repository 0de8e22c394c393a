import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignatureOf, proofAlgorithm, verifyingKey } from '../../src/cards/verifying-key.ts'
import { ecKey, rsaKey, testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()
const keyOf = async (key: ReturnType<typeof ecKey>) => {
  const result = verifyingKey(await authority.certify({ key }))
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

describe("a card's key", () => {
  it.each([
    ['rsa', 2048, rsaKey(), 'rsa-pkcs1-sha256'],
    ['rsa', 1024, rsaKey(1024), 'rsa-pkcs1-sha256'],
    ['ec', 256, ecKey(), 'ecdsa-sha256'],
    ['ec', 384, ecKey('P-384'), 'ecdsa-sha256'],
  ] as const)('is known by kind and size (%s %i)', async (kind, bits, key, algorithm) => {
    const known = await keyOf(key)
    expect([known.kind, known.bits, proofAlgorithm(known)]).toEqual([kind, bits, algorithm])
  })

  it.each([rsaKey(), ecKey()])('tells its own signature from others', async (key) => {
    const statement = Buffer.from('statement')
    const signature = sign('sha256', statement, key.privateKey)
    const known = await keyOf(key)
    expect(isSignatureOf(known, statement, signature)).toBe(true)
    expect(isSignatureOf(known, Buffer.from('another'), signature)).toBe(false)
    expect(isSignatureOf(known, statement, new Uint8Array())).toBe(false)
    expect(isSignatureOf(known, statement, new Uint8Array(256))).toBe(false)
  })

  it('that makes no sense is a malformed answer', async () => {
    const certificate = await authority.certify({ key: ecKey() })
    const point = Buffer.from(certificate).indexOf(Buffer.from('03420004', 'hex'))
    certificate[point + 3] = 0x09 // no form of a point on a curve
    expect(verifyingKey(certificate)).toMatchObject({ failure: { kind: 'card.malformed' } })
  })
})
