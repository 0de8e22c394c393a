import { describe, expect, it } from 'vitest'
import { only, readingDer } from '../../src/certificate/der.ts'
import { generalName } from '../../src/certificate/general-name.ts'
import { bmp, type Der, element, explicit, ia5, implicit, integer, oid, sequence, utf8 } from '../support/chains/der.ts'
import { nameDer } from '../support/chains/names.ts'
import { named } from '../support/chains/plain-chain.ts'

const read = (der: Der) => readingDer(() => generalName(only(der, der[0] ?? 0)))
const BROKEN_OID = Buffer.of(0x2a, 0x80)
const other = (...members: Der[]) => element(0xa0, ...members)
const party = (...members: Der[]) => element(0xa5, ...members)

describe('a general name', () => {
  it.each<[string, Der, string]>([
    ['a mail address', implicit(1, Buffer.from('a@b')), 'email'],
    ['a host', implicit(2, Buffer.from('b')), 'dns'],
    ['a URI', implicit(6, Buffer.from('http://b')), 'uri'],
    ['an address', implicit(7, Buffer.of(10, 0, 0, 1)), 'ip'],
    ['a directory name', explicit(4, nameDer(named('A'))), 'directory'],
    ['a name of another kind', other(oid('1.2.3'), explicit(0, utf8('更新'))), 'other'],
    ['an X.400 address', element(0xa3, sequence()), 'other'],
    ['a party', party(explicit(0, utf8('A')), explicit(1, bmp('更新'))), 'other'],
    ['a number', implicit(8, oid('1.2.3').subarray(2)), 'other'],
  ])('is %s', (_, der, kind) => {
    expect(read(der)).toMatchObject({ kind })
  })

  it.each<[string, Der]>([
    ['no tag of the nine', implicit(9, Buffer.of(1))],
    ['a mail address that is no IA5String', implicit(1, Buffer.of(0xe9))],
    ['another kind without a value', other(oid('1.2.3'))],
    ['another kind without its type', other(explicit(0, utf8('x')))],
    ['another kind with a value that has no tag around it', other(oid('1.2.3'), utf8('x'))],
    ['another kind with an empty value', other(oid('1.2.3'), explicit(0))],
    ['another kind with two values', other(oid('1.2.3'), explicit(0, utf8('x'), utf8('x')))],
    ['another kind and more', other(oid('1.2.3'), explicit(0, utf8('x')), utf8('x'))],
    ['another kind of a broken type', other(element(6, BROKEN_OID), explicit(0, utf8('x')))],
    ['another kind with a broken value', other(oid('1.2.3'), explicit(0, element(6, BROKEN_OID)))],
    ['an X.400 address cut short', element(0xa3, Buffer.of(0x30, 0x05))],
    ['nobody’s party', party(explicit(0, utf8('A')))],
    ['a party without a tag around its name', party(implicit(1, Buffer.from('A')))],
    ['a party with a name that is no text', party(explicit(1, integer(1)))],
    ['a party with a text that a party has not', party(explicit(1, ia5('A')))],
    ['a broken number', implicit(8, BROKEN_OID)],
    ['a directory name and more', explicit(4, nameDer(named('A')), nameDer(named('A')))],
  ])('is not %s', (_, der) => {
    expect(read(der)).toBeNull()
  })
})
