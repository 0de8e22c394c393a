import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../src/form/canonical-text.ts'
import { FIELD_NAMES, fieldValue } from '../../src/form/fields.ts'
import type { Contact } from '../../src/types/registration.ts'

const contact = (mark: string): Contact => ({
  name: `総務部${mark}`,
  postcode: '330-9301',
  address: '埼玉県さいたま市',
  person: '山田 太郎',
  telephone: '048-000-0001',
  fax: '048-000-0002',
  mail: 'bid@example.co.jp',
})

describe('the canonical text of a form', () => {
  it('is one line for each field, in the order of the screen', () => {
    expect(
      canonicalText({ representative: contact('1'), department: contact('2') }),
    ).toBe(`representative.name "総務部1"
representative.postcode "330-9301"
representative.address "埼玉県さいたま市"
representative.person "山田 太郎"
representative.telephone "048-000-0001"
representative.fax "048-000-0002"
representative.mail "bid@example.co.jp"
department.name "総務部2"
department.postcode "330-9301"
department.address "埼玉県さいたま市"
department.person "山田 太郎"
department.telephone "048-000-0001"
department.fax "048-000-0002"
department.mail "bid@example.co.jp"
`)
  })

  it('tells any two contents apart, whatever is written in them', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    const block = fc.record({
      name: text,
      postcode: text,
      address: text,
      person: text,
      telephone: text,
      fax: text,
      mail: text,
    })
    fc.assert(
      fc.property(fc.record({ representative: block, department: block }), (contents) => {
        const lines = canonicalText(contents).split('\n').slice(0, -1)
        expect(lines.map((line) => JSON.parse(line.slice(line.indexOf(' '))))).toEqual(
          FIELD_NAMES.map((field) => fieldValue(contents, field)),
        )
      }),
    )
  })
})
