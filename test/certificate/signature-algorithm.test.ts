import { describe, expect, it } from 'vitest'
import { signatureAlgorithm } from '../../src/certificate/signature-algorithm.ts'
import { type Der, explicit, integer, nothing, oid, sequence } from '../support/chains/der.ts'

const RSA_SHA256 = oid('1.2.840.113549.1.1.11')
const SHA = { 256: oid('2.16.840.1.101.3.4.2.1'), 512: oid('2.16.840.1.101.3.4.2.3') }
const PSS_32 = { key: 'rsa', hash: 'sha256', saltLength: 32 }
const MGF1 = oid('1.2.840.113549.1.1.8')
const pss = (hash: Der, mask: Der, salt = 32) =>
  sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(explicit(0, sequence(hash)), explicit(1, sequence(MGF1, sequence(mask))), explicit(2, integer(salt))),
  )

describe('signature algorithms', () => {
  it.each<[string, Der, object | null]>([
    ['RSA with NULL', sequence(RSA_SHA256, nothing()), { key: 'rsa', hash: 'sha256' }],
    ['RSA without', sequence(RSA_SHA256), { key: 'rsa', hash: 'sha256' }],
    ['RSA with something else', sequence(RSA_SHA256, integer(1)), null],
    ['ECDSA', sequence(oid('1.2.840.10045.4.3.3')), { key: 'ec', hash: 'sha384' }],
    ['ECDSA with NULL', sequence(oid('1.2.840.10045.4.3.3'), nothing()), null],
    ['PSS', pss(SHA[256], SHA[256]), PSS_32],
    ['PSS with two hashes', pss(SHA[256], SHA[512]), null],
    ['PSS with NULL beside the hash', pss(Buffer.concat([SHA[256], nothing()]), SHA[256]), PSS_32],
    ['PSS with something else there', pss(Buffer.concat([SHA[256], integer(1)]), SHA[256]), null],
    ['PSS with more than a hash for the mask', pss(SHA[256], Buffer.concat([SHA[256], nothing(), nothing()])), null],
    ['PSS with defaults, which are SHA-1', sequence(oid('1.2.840.113549.1.1.10'), sequence()), null],
    ['MD5', sequence(oid('1.2.840.113549.1.1.4'), nothing()), null],
  ])('%s', (_, identifier, algorithm) => {
    expect(signatureAlgorithm(identifier)).toEqual(algorithm)
  })
})
