import { describe, expect, it } from 'vitest'
import { BUILT_IN_ISSUERS } from '../../src/certificate/issuers.ts'
import { rememberedViews } from '../../src/certificate/remembered-views.ts'
import { viewCertificate } from '../../src/certificate/view.ts'
import { testAuthority } from '../support/certificates.ts'

const octets = (number: number) => Uint8Array.of(number >> 8, number & 255)

describe('remembered views', () => {
  it('are those of the certificate', async () => {
    const { certificate } = await testAuthority()
    expect(await rememberedViews(BUILT_IN_ISSUERS)(certificate)).toEqual(await viewCertificate(certificate))
  })

  it('are made once for the same octets, and again when 1,000 others were seen since', () => {
    const view = rememberedViews(BUILT_IN_ISSUERS)
    const first = view(octets(0))
    for (let number = 1; number < 1000; number++) view(octets(number))
    expect(view(octets(0))).toBe(first)
    for (let number = 1; number <= 1000; number++) view(octets(number))
    expect(view(octets(0))).not.toBe(first)
  })
})
