import { describe, expect, it } from 'vitest'
import { decideTrust, readTrust, type Trust, type TrustFiles } from '../../src/certificate/trust.ts'
import { ecKey, patched, rsaKey, testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()
const stranger = await testAuthority({ name: 'C=JP, O=Stranger' })
const impostor = await testAuthority() // the authority's name, another key
const revoked = await authority.certify({ serial: '00f1' })
const listed = await authority.revocationList(revoked)

function trusted(files: Partial<TrustFiles> = {}, revocation?: Trust['revocation']): Trust {
  const trust = readTrust({ anchors: [authority.certificate], crls: [listed], ...files }, revocation)
  if ('kind' in trust) throw new Error(trust.kind)
  return trust
}
const now = new Date('2026-11-23T06:20:00Z')
const decide = (der: Uint8Array, at = now, trust = trusted()) => decideTrust(der, at, trust)

describe('the decision about a certificate', () => {
  it.each([
    ['P-256', ecKey()],
    ['P-384', ecKey('P-384')],
    ['RSA 2048', rsaKey()],
  ])('accepts a card with a key of %s', async (_, key) => {
    expect(decide(await authority.certify({ key }))).toBe('accepted')
  })

  it('accepts what an RSA authority signed', async () => {
    const rsa = await testAuthority({ key: rsaKey() })
    const trust = trusted({ anchors: [rsa.certificate], crls: [await rsa.revocationList()] })
    expect(decide(await rsa.certify({ hash: 'SHA-384' }), now, trust)).toBe('accepted')
  })

  it.each([
    ['another authority', () => stranger.certify()],
    ['one with the same name and another key', () => impostor.certify()],
    ['nobody', async () => patched(await authority.certify(), 'ARServer4', 'ARServer5')],
  ])('refuses a certificate of %s', async (_, der) => {
    expect(decide(await der())).toBe('certificate.untrusted')
  })

  it.each([
    ['RSA of 1024 bits', { key: rsaKey(1024) }],
    ['P-521', { key: ecKey('P-521') }],
    ['SHA-1', { hash: 'SHA-1' as const }],
  ])('refuses %s as weak', async (_, options) => {
    expect(decide(await authority.certify(options))).toBe('certificate.weak')
  })

  it('is in date to the second, the last one included', async () => {
    const der = await authority.certify({ notBefore: '2026-11-02T00:00:00Z', notAfter: '2026-12-31T14:59:59Z' })
    const at = (time: string) => decide(der, new Date(time), trusted({}, 'warn'))
    expect(at('2026-11-01T23:59:59.999Z')).toBe('certificate.not-yet-valid')
    expect(at('2026-11-02T00:00:00Z')).toBe('accepted')
    expect(at('2026-12-31T14:59:59.999Z')).toBe('accepted')
    expect(at('2026-12-31T15:00:00Z')).toBe('certificate.expired')
  })

  it('is another one where it is the authority that is out of date', async () => {
    const der = await authority.certify({ notAfter: '2040-01-01T00:00:00Z' })
    expect(decide(der, new Date('2035-01-01T00:00:00Z'), trusted({}, 'warn'))).toBe('certificate.untrusted')
  })

  it('refuses what a CRL of the anchor lists, also where the serial has a sign octet', async () => {
    expect(decide(revoked)).toBe('certificate.revoked')
    expect(decide(await authority.certify({ serial: '00f2' }))).toBe('accepted')
  })

  it('refuses where no CRL can tell, unless the agency only wants to be warned', async () => {
    const der = await authority.certify()
    const later = new Date('2028-01-01T00:00:00Z')
    expect(decide(der, now, trusted({ crls: [] }))).toBe('certificate.revocation-unknown')
    expect(decide(der, later)).toBe('certificate.revocation-unknown')
    expect(decide(der, later, trusted({}, 'warn'))).toBe('accepted')
    expect(decide(revoked, later, trusted({}, 'warn'))).toBe('certificate.revoked')
  })

  it('refuses a CA that comes as a card', () => {
    expect(decide(authority.certificate)).toBe('certificate.unsuitable')
  })

  it('does without no CRL: one that belongs to no anchor is a problem', async () => {
    const crls = [await stranger.revocationList(revoked)]
    expect(readTrust({ anchors: [authority.certificate], crls })).toMatchObject({ kind: 'crl.of-nobody', index: 0 })
  })

  it('refuses what cannot be read', () => {
    expect(decide(Buffer.from('hello'))).toBe('certificate.unreadable')
  })

  it('accepts no certificate with one octet changed', async () => {
    const der = await authority.certify()
    const trust = trusted()
    for (let index = 0; index < der.length; index++) {
      const changed = Uint8Array.from(der)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(decide(changed, now, trust)).not.toBe('accepted')
    }
  })
})

describe('trust files', () => {
  it('name the anchor or CRL that cannot be used', async () => {
    const anchors = [authority.certificate]
    expect(readTrust({ anchors: [...anchors, Buffer.from('x')], crls: [] })).toMatchObject({
      kind: 'anchor.unreadable',
      index: 1,
    })
    expect(readTrust({ anchors, crls: [listed.subarray(1)] })).toMatchObject({ kind: 'crl.unreadable', index: 0 })
    const forged = await impostor.revocationList(revoked)
    expect(readTrust({ anchors, crls: [listed, forged] })).toMatchObject({ kind: 'crl.forged', index: 1 })
  })

  it('count a CRL by its fingerprint, and one without entries too', async () => {
    const trust = trusted({ crls: [listed, await authority.revocationList()] })
    expect(trust.crls).toHaveLength(2)
    expect(decide(revoked, now, trust)).toBe('certificate.revoked')
  })
})
