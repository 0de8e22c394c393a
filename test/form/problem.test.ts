import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentsProblems } from '../../src/form/contents-problems.ts'
import { converted } from '../../src/form/convert.ts'
import { CONTACT_FIELDS, EMPTY_CONTENTS, type FieldRules } from '../../src/form/fields.ts'
import { problemOf } from '../../src/form/problem.ts'
import { searchFields } from '../../src/form/search-fields.ts'

const { name, postcode, telephone, mail } = CONTACT_FIELDS
const NUMBER: FieldRules = searchFields({ numberLength: 8, secondKey: 'name' })[0]?.rules ?? name

describe('a field', () => {
  it.each<[FieldRules, string]>([
    [name, '総務部 契約課 (本店)'],
    [name, '㍻'.normalize('NFKC')],
    [postcode, '330-9301'],
    [telephone, '048-824-2111'],
    [telephone, '+81-48-824-2111'],
    [telephone, '(048)824-2111'],
    [mail, 'bid.office+1@example.co.jp'],
    [NUMBER, '00012345'],
  ])('takes %o %s', (rules, value) => {
    expect(problemOf(rules, value)).toBeNull()
  })

  it.each<[FieldRules, string, string]>([
    [name, '', 'required'],
    [name, ' 　 ', 'required'],
    [name, 'あ'.repeat(61), 'too-long'],
    [name, '総務部\u0007', 'characters'],
    [name, '髙橋', 'characters'],
    [name, '😀', 'characters'],
    [postcode, '330-930', 'format'],
    [postcode, '330-9301 ', 'too-long'],
    [telephone, '110', 'format'],
    [telephone, '048-824-2111 内線', 'format'],
    [telephone, '-048-824-2111', 'format'],
    [mail, 'bid@example', 'format'],
    [mail, 'bid example@example.jp', 'format'],
    [mail, 'bid@@example.jp', 'format'],
    [mail, 'bid@example..jp', 'format'],
    [NUMBER, '1234567', 'wrong-length'],
    [NUMBER, '123456789', 'too-long'],
    [NUMBER, '1234567a', 'format'],
  ])('says of %o %s: %s', (rules, value, kind) => {
    expect(problemOf(rules, value)?.kind).toBe(kind)
  })

  it('is told for all of an empty form, in its order', () => {
    const problems = contentsProblems(EMPTY_CONTENTS)
    expect(problems).toHaveLength(14)
    expect(problems[0]).toEqual({ field: 'representative.name', problem: { kind: 'required' } })
  })
})

describe('a conversion', () => {
  it.each<[FieldRules, string, string]>([
    [name, 'ｶﾞｽ ﾊﾟｲﾌﾟ', 'ガス パイプ'],
    [name, '㈱テスト①', '(株)テスト1'],
    [name, '髙橋', '高橋'],
    [name, '宮﨑 德濵', '宮崎 徳浜'],
    [name, '塚田', '塚田'],
    [name, '渡邊 渡邉 齋藤 濱田', '渡邊 渡邉 齋藤 濱田'],
    [name, '𠮷野', '𠮷野'],
    [name, '総務部', '総務部'],
    [postcode, '３３０－９３０１', '330-9301'],
    [postcode, '3309301', '330-9301'],
    [telephone, '０４８ー８２４−２１１１', '048-824-2111'],
    [mail, 'ｂｉｄ＠example.jp', 'bid@example.jp'],
    [NUMBER, '００１２３４５６', '00123456'],
  ])('makes of %o %s: %s', (rules, value, wanted) => {
    expect(converted(rules, value)).toBe(wanted)
  })

  it('offers nothing more once it was taken', () => {
    const rules = fc.constantFrom(...Object.values(CONTACT_FIELDS))
    fc.assert(
      fc.property(rules, fc.string({ unit: 'grapheme', maxLength: 30 }), (rules, value) => {
        const once = converted(rules, value)
        expect(converted(rules, once)).toBe(once)
      }),
    )
  })
})
