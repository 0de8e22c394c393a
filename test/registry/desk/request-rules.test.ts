import { describe, expect, it } from 'vitest'
import type { TrustDecision } from '../../../src/certificate/trust.ts'
import { refuseCompany } from '../../../src/registry/desk/request-rules.ts'

describe('a company that has a card already', () => {
  it.each<[TrustDecision | null, boolean]>([
    [null, true],
    ['certificate.expired', true],
    ['certificate.revoked', true],
    ['accepted', false],
    ['certificate.untrusted', false], // for want of a CRL or an authority's file: the card may be sound
    ['certificate.not-yet-valid', false],
    ['certificate.weak', false],
    ['certificate.unreadable', false],
  ])('may register another when that one is %s: %s', (decision, isAllowed) => {
    expect(refuseCompany(decision) === null).toBe(isAllowed)
  })
})
