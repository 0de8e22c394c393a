import { describe, expect, it } from 'vitest'
import { BUILT_IN_ISSUERS, placesOf, withIssuers } from '../../src/certificate/issuers.ts'

const TRAINING = 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
const JPKI = 'OU=Japan Agency for Local Authority Information Systems,OU=JPKI for user authentication,O=JPKI,C=JP'

describe('the table of issuers', () => {
  it('knows the sample and My Number cards, and invents nobody', () => {
    expect(BUILT_IN_ISSUERS.get(TRAINING)).toMatchObject({ name: '研修用認証局', maxTries: 5, telephone: null })
    expect(BUILT_IN_ISSUERS.get(JPKI)).toMatchObject({ maxTries: 3, unblocking: 'municipal-office' })
    expect(BUILT_IN_ISSUERS.size).toBe(3)
  })

  it('takes what the operator has written down, field by field', () => {
    const table = withIssuers(BUILT_IN_ISSUERS, [
      { dn: TRAINING, rules: { telephone: '03-0000-0000' }, pin: { maxLength: 6 }, places: { holderName: ['san.CN'] } },
      { dn: 'O=New,C=JP', rules: { name: 'New', maxTries: 10 }, pin: {}, places: {} },
    ])
    expect(table.get(TRAINING)).toEqual({
      name: '研修用認証局',
      maxTries: 5,
      unblocking: 'issuer-unblocks',
      telephone: '03-0000-0000',
      hours: null,
      pin: { minLength: 6, maxLength: 6, characters: 'digits' },
      places: { ...placesOf(table, 'O=Nobody'), holderName: ['san.CN'] },
    })
    expect(table.get('O=New,C=JP')).toMatchObject({ name: 'New', maxTries: 10, unblocking: 'unknown', hours: null })
    expect(BUILT_IN_ISSUERS.get(TRAINING)?.telephone).toBeNull()
  })
})
