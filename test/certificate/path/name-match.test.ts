import { describe, expect, it } from 'vitest'
import { only } from '../../../src/certificate/der.ts'
import { generalName } from '../../../src/certificate/general-name.ts'
import { isInSubtree, isSameKind } from '../../../src/certificate/path/name-match.ts'
import { implicit } from '../../support/chains/der.ts'
import { generalName as written } from '../../support/chains/extensions.ts'

const read = (der: Uint8Array) => generalName(only(der, der[0] ?? 0))
const text = (tag: number) => (value: string) => read(implicit(tag, Buffer.from(value)))
const [email, dns, uri] = [text(1), text(2), text(6)]
const ip = (hex: string) => read(implicit(7, Buffer.from(hex, 'hex')))
const directory = (...values: string[]) =>
  read(written({ directory: values.map((value) => ({ type: 'OU' as const, value })) }))

describe('a name in a subtree', () => {
  it.each([
    [dns, 'example.jp', 'example.jp', true],
    [dns, 'example.jp', 'a.b.EXAMPLE.jp', true],
    [dns, 'example.jp', 'badexample.jp', false],
    [dns, 'example.jp', 'jp', false],
    [dns, 'example.jp', 'a.example.jp.', true],
    [dns, '.example.jp', 'a.example.jp', true],
    [dns, '.example.jp', 'example.jp', false],
    [dns, '', 'anything', true],
    [email, 'taro@example.jp', 'taro@EXAMPLE.jp', true],
    [email, 'taro@example.jp', 'Taro@example.jp', false],
    [email, 'example.jp', 'taro@example.jp', true],
    [email, 'example.jp', 'taro@mail.example.jp', false],
    [email, '.example.jp', 'taro@mail.example.jp', true],
    [email, '.example.jp', 'taro@example.jp', false],
    [email, 'example.jp', 'example.jp', null],
    [uri, 'example.jp', 'http://example.jp/path', true],
    [uri, 'example.jp', 'ldap://user@example.jp:389/x?y', true],
    [uri, 'example.jp', 'http://www.example.jp', false],
    [uri, '.example.jp', 'http://www.example.jp?q', true],
    [uri, '.example.jp', 'http://evil.jp/.example.jp', false],
    [uri, '.example.jp', 'http://evil.jp#@a.example.jp', false],
    [uri, 'example.jp', 'urn:example.jp', null],
    [uri, 'example.jp', 'http://10.0.0.1/', null],
    [ip, '0a000000ff000000', '0a010203', true],
    [ip, '0a000000ff000000', '0b010203', false],
    [ip, '0a000000ff000000', '0a0102030a0102030a0102030a010203', false],
    [ip, '0a0000', '0a010203', null],
  ])('%o %s: %s is %s', (kind, base, name, expected) => {
    expect(isInSubtree(kind(base), kind(name))).toBe(expected)
  })

  it('begins as the subtree does, for a distinguished name', () => {
    expect(isInSubtree(directory('a'), directory('A ', 'b'))).toBe(true)
    expect(isInSubtree(directory('a'), directory('a'))).toBe(true)
    expect(isInSubtree(directory('a'), directory('b', 'a'))).toBe(false)
    expect(isInSubtree(directory('a', 'b'), directory('a'))).toBe(false)
  })

  it('of a kind that nobody processes is not known to be in or out', () => {
    const registered = (content: string) => read(implicit(8, Buffer.from(content)))
    expect(isSameKind(registered('a'), registered('b'))).toBe(true)
    expect(isInSubtree(registered('a'), registered('a'))).toBeNull()
    expect(isSameKind(registered('a'), dns('a'))).toBe(false)
  })
})
