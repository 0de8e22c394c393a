import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../src/certificate/certificate.ts'
import { readCrl } from '../../src/certificate/revocation/revocation-list.ts'
import {
  bmp,
  type Der,
  element,
  explicit,
  ia5,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  utf8,
} from '../support/chains/der.ts'
import { derOfTree, isInner, type Node, treeOf } from '../support/chains/der-tree.ts'
import { certificateDer, crlDer } from '../support/chains/encode.ts'
import { basicConstraints, type Extension, ID, keyUsage, policies, unknown } from '../support/chains/extensions.ts'
import { ANCHOR, AUTHORITY, LEAF, PLAIN } from '../support/chains/plain-chain.ts'
import { distributionPoints } from '../support/chains/revocation-extensions.ts'

const der = certificateDer(LEAF)
const list = crlDer(PLAIN.crls[1] ?? PLAIN.crls[0] ?? (undefined as never))
const read = (...extensions: Extension[]) => readCertificate(certificateDer({ ...LEAF, extensions }))
const extension = (id: string, value: Der, critical = false): Extension => ({ id, critical, value })

const CPS = '1.3.6.1.5.5.7.2.1'
const NOTICE = '1.3.6.1.5.5.7.2.2'
const KEY = Buffer.of(0x6b)
const qualified = (...qualifiers: Der[]) =>
  extension(ID.policies, sequence(sequence(oid('1.2.3'), sequence(...qualifiers))))
const keyOf = (...members: Der[]) => extension(ID.authorityKeyIdentifier, sequence(...members))

const partsOf = (node: Node): Node[] => (isInner(node) ? [...node.parts] : [])

/** Every element that is `from` made `to`, with lengths that fit. */
function replaced(octets: Der, from: Der, to: Der): Der {
  const swap = (node: Node): Node[] => {
    if (Buffer.compare(derOfTree(node), from) === 0) return partsOf(treeOf(sequence(to)))
    return [isInner(node) ? { ...node, parts: node.parts.flatMap(swap) } : node]
  }
  return derOfTree(swap(treeOf(octets))[0] as Node)
}

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
    ['a qualifier of nothing', [qualified(sequence(oid(CPS)))]],
    ['a qualifier of two things', [qualified(sequence(oid(CPS), ia5('x'), ia5('x')))]],
    ['a statement that is no IA5String', [qualified(sequence(oid(CPS), utf8('x')))]],
    ['a notice that is no SEQUENCE', [qualified(sequence(oid(NOTICE), utf8('x')))]],
    ['a notice with half a character', [qualified(sequence(oid(NOTICE), sequence(element(0x1e, Buffer.of(0)))))]],
    ['a notice of two texts', [qualified(sequence(oid(NOTICE), sequence(utf8('x'), utf8('x'))))]],
    ['a reference without numbers', [qualified(sequence(oid(NOTICE), sequence(sequence(utf8('x')))))]],
    ['another qualifier that is no DER', [qualified(sequence(oid('1.2.3'), element(1, Buffer.of(2))))]],
    ['an issuer of its key without a serial', [keyOf(implicit(0, KEY), element(0xa1, implicit(2, KEY)))]],
    ['an issuer of its key that is no name', [keyOf(element(0xa1, utf8('x')), implicit(2, KEY))]],
    [
      'a padded serial of the issuer of its key',
      [keyOf(element(0xa1, implicit(2, KEY)), implicit(2, Buffer.of(0, 7)))],
    ],
    ['no subtrees', [extension(ID.nameConstraints, sequence())]],
    ['no alternative names', [extension(ID.subjectAltName, sequence())]],
    ['a distribution point nowhere', [distributionPoints({})]],
    ['an empty list of distribution points', [distributionPoints()]],
    ['an OID that does not end', [extension(ID.policies, sequence(sequence(element(6, Buffer.of(0x2a, 0x80)))))]],
    ['a negative inhibitAnyPolicy', [extension(ID.inhibitAnyPolicy, Buffer.from('0201ff', 'hex'))]],
  ])('is refused with %s', (_, extensions) => {
    expect(read(...extensions)).toBeNull()
  })

  it.each<[string, Extension]>([
    ['a statement of practice', qualified(sequence(oid(CPS), ia5('http://koshin.example/cps')))],
    ['a notice', qualified(sequence(oid(NOTICE), sequence(sequence(utf8('K'), sequence(integer(1))), bmp('更新'))))],
    ['a notice of nothing', qualified(sequence(oid(NOTICE), sequence()))],
    ['a qualifier that nobody knows', qualified(sequence(oid('1.2.3'), sequence()))],
    ['the issuer and serial of its issuer', keyOf(element(0xa1, implicit(2, KEY)), implicit(2, Buffer.of(7)))],
  ])('is read with %s', (_, known) => {
    expect(read(known)).not.toBeNull()
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
    expect(withKey(sequence(sequence(oid('1.2.3'), element(6, Buffer.of(0x2a, 0x80))), bits))).toBeNull()
    expect(withKey(sequence(sequence(oid('1.2.3')), bits, bits))).toBeNull()
    expect(withKey(sequence(sequence(oid('1.2.3'))))).toBeNull()
  })

  it('is refused with an algorithm or an identifier of another shape', () => {
    const change = (from: Der, to: Der) => readCertificate(replaced(der, from, to))
    const algorithm = oid('1.2.840.10045.4.3.2')
    expect(change(sequence(algorithm), sequence(algorithm))).not.toBeNull()
    expect(change(sequence(algorithm), sequence(algorithm, nothing(), nothing()))).toBeNull()
    expect(change(sequence(algorithm), sequence(element(6, Buffer.of(0x2a, 0x80))))).toBeNull()
    const unique = (content: Der) => change(LEAF.key.spki, Buffer.concat([LEAF.key.spki, implicit(2, content)]))
    expect(unique(Buffer.of(0, 1))).not.toBeNull()
    expect(unique(Buffer.alloc(0))).toBeNull()
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
      certificateDer({ ...LEAF, extensions: many(1_500, (n) => extension(`1.2.${n}`, Buffer.alloc(0))) }),
    ],
    ['an OID of a kilobyte', octetString(oid(`1.2${'.127'.repeat(1000)}`))],
    ['nothing', new Uint8Array()],
  ])('end quickly: %s', (_, octets) => {
    expect(() => [readCertificate(octets), readCrl(octets)]).not.toThrow()
  })

  function many<Value>(length: number, make: (index: number) => Value) {
    return Array.from({ length }, (_, index) => make(index))
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
