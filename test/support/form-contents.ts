import fc from 'fast-check'
import { isAllowed } from '../../src/form/characters.ts'
import { jisX0208 } from '../../src/form/jis-x-0208.ts'
import type { Contact, FormContents } from '../../src/types/registration.ts'

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index))
const characters = [...jisX0208(), ...ascii].filter(isAllowed)

const text = (longest: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: longest, size: 'max' })
    .map((list) => list.join(''))
    .filter((value) => value.trim() !== '')
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

const contact: fc.Arbitrary<Contact> = fc.record({
  name: text(60),
  postcode: fc.tuple(digits(3), digits(4)).map((parts) => parts.join('-')),
  address: text(60),
  person: text(20),
  telephone: fc.tuple(digits(3), digits(4), digits(4)).map((parts) => parts.join('-')),
  fax: digits(10),
  mail: fc.stringMatching(/^[a-z.]{1,20}@[a-z]{1,10}\.jp$/),
})

/** Whatever may be registered. */
export const soundContents: fc.Arbitrary<FormContents> = fc.record({ representative: contact, department: contact })
