import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/certificate/certificate.ts'
import { readCrl } from '../../src/certificate/revocation/revocation-list.ts'
import { type Der, element, explicit, implicit, integer, octetString, oid, sequence } from '../support/chains/der.ts'
import { certificateDer, crlDer } from '../support/chains/encode.ts'
import { basicConstraints, type Extension, ID, keyUsage, policies, unknown } from '../support/chains/extensions.ts'
import { ANCHOR, AUTHORITY, LEAF, PLAIN } from '../support/chains/plain-chain.ts'
import { distributionPoints } from '../support/chains/revocation-extensions.ts'

const der = certificateDer(LEAF)
const list = crlDer(PLAIN.crls[1] ?? PLAIN.crls[0] ?? (undefined as never))
const read = (...extensions: Extension[]) => readCertificate(certificateDer({ ...LEAF, extensions }))
const extension = (id: string, value: Der, critical = false): Extension => ({ id, critical, value })

describe('a certificate', () => {
  it('is read with its extensions', () => {
    const authority = readCertificate(certificateDer(AUTHORITY))
    expect(authority).toMatchObject({
      version: 3,
      basicConstraints: { ca: true, pathLength: null },
      keyUsage: (1 << 5) | (1 << 6),
      selfIssued: false,
      unknownCritical: false,
      authorityKeyIdentifier: readCertificate(certificateDer(ANCHOR))?.subjectKeyIdentifier,
    })
  })

  it.each<[string, Extension[]]>([
    ['an extension twice', [unknown(false), unknown(false)]],
    ['trailing octets in an extension', [extension(ID.basicConstraints, Buffer.concat([sequence(), Buffer.of(0)]))]],
    ['a path length without a CA', [basicConstraints(false, 1)]],
    ['a negative path length', [extension(ID.basicConstraints, Buffer.from('30060101ff0201ff', 'hex'))]],
    ['FALSE written out', [extension(ID.basicConstraints, Buffer.from('3003010100', 'hex'))]],
    ['a boolean of another value', [extension(ID.basicConstraints, Buffer.from('3003010101', 'hex'))]],
    ['no usage at all', [keyUsage()]],
    ['a usage of unused bits that are used', [extension(ID.keyUsage, Buffer.from('03020701', 'hex'))]],
    ['a policy twice', [policies('1.2.3', '1.2.3')]],
    ['no policies', [policies()]],
    ['a qualifier that is none', [extension(ID.policies, sequence(sequence(oid('1.2.3'), oid('1.2.3'))))]],
    ['no subtrees', [extension(ID.nameConstraints, sequence())]],
    ['no alternative names', [extension(ID.subjectAltName, sequence())]],
    ['a distribution point nowhere', [distributionPoints({})]],
    ['an empty list of distribution points', [distributionPoints()]],
    ['an OID that does not end', [extension(ID.policies, sequence(sequence(element(6, Buffer.of(0x2a, 0x80)))))]],
    ['a negative inhibitAnyPolicy', [extension(ID.inhibitAnyPolicy, Buffer.from('0201ff', 'hex'))]],
  ])('is refused with %s', (_, extensions) => {
    expect(read(...extensions)).toBeNull()
  })

  it('is refused with extensions before v3, and with a version that does not exist', () => {
    expect(readCertificate(certificateDer({ ...LEAF, version: 1 }))).toBeNull()
    expect(readCertificate(certificateDer({ ...LEAF, version: 4 as never }))).toBeNull()
    expect(readCertificate(certificateDer({ ...LEAF, version: 1, extensions: [] }))?.version).toBe(1)
  })

  it('is refused with something else than a key where the key stands', () => {
    const withKey = (spki: Der) => readCertificate(certificateDer({ ...LEAF, key: { ...LEAF.key, spki } }))
    const bits = element(3, Buffer.of(0, 1))
    expect(withKey(sequence(sequence(oid('1.2.3')), bits))).not.toBeNull() // of a kind that nobody knows
    expect(withKey(sequence(sequence(oid('1.2.3'), sequence(), sequence()), bits))).toBeNull()
    expect(withKey(sequence(sequence(oid('1.2.3')), bits, bits))).toBeNull()
    expect(withKey(sequence(sequence(oid('1.2.3'))))).toBeNull()
  })

  it('counts a path length beyond counting as a large one', () => {
    const huge = integer(2n ** 200n)
    const value = sequence(element(1, Buffer.of(0xff)), huge)
    expect(read(extension(ID.basicConstraints, value))?.basicConstraints?.pathLength).toBeGreaterThan(1000)
  })

  it('knows that a minimum of a subtree is more than it can process', () => {
    const subtree = sequence(implicit(2, Buffer.from('jp')), implicit(0, Buffer.of(1)))
    expect(read(extension(ID.nameConstraints, sequence(explicit(0, subtree))))?.nameConstraints?.limited).toBe(true)
  })

  it('is refused when it is cut anywhere, or followed by anything', () => {
    for (let length = 0; length < der.length; length++) expect(readCertificate(der.subarray(0, length))).toBeNull()
    expect(readCertificate(Buffer.concat([der, Buffer.of(0)]))).toBeNull()
    expect(readCertificate(list)).toBeNull()
  })
})

describe('hostile octets', () => {
  const nested = (depth: number) => {
    let octets: Der = sequence()
    for (let level = 0; level < depth; level++) octets = sequence(octets)
    return octets
  }

  it.each<[string, Uint8Array]>([
    ['ten thousand levels', nested(10_000)],
    ['a length of 4 GiB', Buffer.from('3084ffffffff', 'hex')],
    ['a length of 2^1000', Buffer.concat([Buffer.from('30fd', 'hex'), Buffer.alloc(125, 0xff)])],
    ['an indefinite length', Buffer.from('30800000', 'hex')],
    [
      'ten thousand extensions',
      certificateDer({ ...LEAF, extensions: many(1_500, (n) => extension(`1.2.${n}`, nothing())) }),
    ],
    ['an OID of a kilobyte', octetString(oid(`1.2${'.127'.repeat(1000)}`))],
    ['nothing', new Uint8Array()],
  ])('end quickly: %s', (_, octets) => {
    expect(() => [readCertificate(octets), readCrl(octets)]).not.toThrow()
  })

  function many<Value>(length: number, make: (index: number) => Value) {
    return Array.from({ length }, (_, index) => make(index))
  }
  function nothing() {
    return Buffer.alloc(0)
  }

  it('are refused or read, and never thrown at anyone', () => {
    const mutant = (octets: Uint8Array) =>
      fc
        .array(fc.tuple(fc.nat(octets.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
        .map((changes) => changes.reduce((all, [at, octet]) => all.with(at, octet), Uint8Array.from(octets)))
    fc.assert(
      fc.property(mutant(certificateDer(AUTHORITY)), mutant(list), (certificate, crl) => {
        readCertificate(certificate)
        readCrl(crl)
      }),
      { numRuns: 2_000, seed: 20261124 },
    )
  })
})
