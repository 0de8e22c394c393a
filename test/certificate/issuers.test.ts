import { describe, expect, it } from 'vitest'
import { issuerRules } from '../../src/certificate/issuers.ts'

describe('the rules of an issuer', () => {
  it('are known for the sample and for My Number cards, and are not invented for others', () => {
    expect(issuerRules('OU=bidca4,O=pmi4,ST=Kanagawa,C=JP')).toMatchObject({ name: '研修用認証局', maxTries: 5 })
    const jpki = 'OU=Japan Agency for Local Authority Information Systems,OU=JPKI for user authentication,O=JPKI,C=JP'
    expect(issuerRules(jpki)?.maxTries).toBe(3)
    expect(issuerRules('O=AOSign,C=JP')).toBeNull()
    expect(issuerRules('constructor')).toBeNull()
  })
})
