import { expect, it } from 'vitest'
import { RENEWAL_SHEET, REQUEST_SHEET } from '../../../src/registry/wire/sheets.ts'
import * as samples from '../../support/sheet-samples.ts'

it.each([
  ['a renewal', RENEWAL_SHEET, samples.RENEWAL_SHEET],
  ['a registration', REQUEST_SHEET, samples.REQUEST_SHEET],
])(
  'a sheet of %s is taken with a number of a receipt and with no other, which becomes the name of a file',
  (_, schema, sheet) => {
    const accepts = (number: string) => schema.safeParse({ ...sheet, number }).success
    expect(accepts(sheet.number)).toBe(true)
    expect(accepts('20261123-1000000')).toBe(true)
    for (const number of ['', '..', '/etc/x', '../20261123-000001', '20261123-000001/../../x', '20261123-000001\n'])
      expect(accepts(number)).toBe(false)
  },
)
