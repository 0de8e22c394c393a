import { constants, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { emptyMemory } from '../../../src/certificate/path/memory.ts'
import type { Search } from '../../../src/certificate/path/search.ts'
import { signatureProblem } from '../../../src/certificate/path/signed-by.ts'
import { trustMaterial } from '../../../src/certificate/path/trust-material.ts'
import { workBudget } from '../../../src/certificate/path/work.ts'
import { workingKey } from '../../../src/certificate/path/working-key.ts'
import { bitString, type Der, explicit, integer, nothing, oid, sequence } from '../../support/chains/der.ts'
import { PLAIN, RSA_2048 } from '../../support/chains/plain-chain.ts'
import { NOW } from '../../support/chains/sound-chain.ts'

const signed = Buffer.from('what is signed')
const spki = (key: KeyObject): Uint8Array => key.export({ format: 'der', type: 'spki' })
const search = (): Search => ({
  material: trustMaterial({ anchors: [], intermediates: [], crls: [] }, emptyMemory()),
  now: NOW.getTime(),
  profile: 'path',
  revocation: 'off',
  policies: PLAIN.policies,
  work: workBudget(),
  paid: new Map(),
})
const problem = (signatureAlgorithm: Der, signature: Uint8Array, key: Uint8Array) =>
  signatureProblem(search(), { signed, signatureAlgorithm, signature }, key)

describe('a signature', () => {
  it('of RSASSA-PSS is checked with the salt that it names', () => {
    const hash = sequence(oid('2.16.840.1.101.3.4.2.1'))
    const mask = sequence(oid('1.2.840.113549.1.1.8'), hash)
    const pss = (salt: number) =>
      sequence(oid('1.2.840.113549.1.1.10'), sequence(explicit(0, hash), explicit(1, mask), explicit(2, integer(salt))))
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    const signature = sign('sha256', signed, { key: RSA_2048.privateKey, ...padding })
    expect(problem(pss(32), signature, RSA_2048.spki)).toBeNull()
    expect(problem(pss(20), signature, RSA_2048.spki)).toBe('signature')
    expect(problem(sequence(oid('1.2.840.113549.1.1.11'), nothing()), signature, RSA_2048.spki)).toBe('signature')
  })

  it('of DSA is checked with the parameters of the issuer where the key has none', () => {
    const issuer = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })
    const full = spki(issuer.publicKey)
    const bare = sequence(sequence(oid('1.2.840.10040.4.1')), keyBits(full))
    const signature = sign('sha1', signed, issuer.privateKey)
    const dsa = sequence(oid('1.2.840.10040.4.3'))
    expect(workingKey([{ publicKey: bare }])).toBeNull()
    const inherited = workingKey([{ publicKey: bare }, { publicKey: bare }, { publicKey: full }])
    expect(inherited && problem(dsa, signature, inherited)).toBeNull()
    expect(inherited && problem(dsa, signature.with(9, 0), inherited)).toBe('signature')
    expect(workingKey([{ publicKey: bare }, { publicKey: RSA_2048.spki }])).toBeNull()
  }, 30_000)

  it.each([
    ['P-521', 'P-521', null],
    ['P-224', 'secp224r1', 'weak-key'],
    ['secp256k1', 'secp256k1', 'weak-key'],
  ])('of a path of the past may be by %s', (_, namedCurve, expected) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
    const signature = sign('sha256', signed, privateKey)
    expect(verify('sha256', signed, publicKey, signature)).toBe(true)
    expect(problem(sequence(oid('1.2.840.10045.4.3.2')), signature, spki(publicKey))).toBe(expected)
  })

  it('of another kind of key, or by no key, does not fit', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const rsa = sequence(oid('1.2.840.113549.1.1.11'), nothing())
    expect(problem(rsa, Buffer.alloc(256), spki(publicKey))).toBe('signature')
    expect(problem(rsa, Buffer.alloc(256), sequence())).toBe('weak-key')
    expect(problem(rsa, Buffer.alloc(3), RSA_2048.spki)).toBe('signature')
  })

  it('by RSA with an exponent that is even or costs seconds is not checked', () => {
    const { n } = RSA_2048.privateKey.export({ format: 'jwk' })
    const modulus = BigInt(`0x${Buffer.from(n ?? '', 'base64url').toString('hex')}`)
    const withExponent = (e: bigint) =>
      sequence(sequence(oid('1.2.840.113549.1.1.1'), nothing()), bitString(sequence(integer(modulus), integer(e))))
    const rsa = sequence(oid('1.2.840.113549.1.1.11'), nothing())
    const signature = sign('sha256', signed, RSA_2048.privateKey)
    expect(problem(rsa, signature, withExponent(65537n))).toBeNull()
    expect(problem(rsa, signature, withExponent(65536n))).toBe('weak-key')
    expect(problem(rsa, signature, withExponent(2n ** 2000n + 1n))).toBe('weak-key')
  })
})

/** The BIT STRING at the end of a SubjectPublicKeyInfo of DSA with 1024 bits. */
const keyBits = (der: Uint8Array): Uint8Array => {
  const start = Buffer.from(der).lastIndexOf(Buffer.from('0381', 'hex'))
  return der.subarray(start)
}
