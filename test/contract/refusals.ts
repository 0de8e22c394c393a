import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import type { Result } from '../../src/result.ts'
import type { Review } from '../../src/types/registry.ts'
import { type CertificateOptions, SAMPLE, testAuthority } from '../support/certificates.ts'
import { begun, proof, renewRequest, type TestCard, testCard, testTrust } from '../support/registry.ts'
import { expectUnchanged, failure, type Setting, setting, value } from './setting.ts'
import type { CreateStore } from './store.ts'

const ROW_OF = {
  'company-differs': 'cardCompanyName',
  'address-differs': 'cardCompanyAddress',
  'holder-differs': 'holderName',
  'new-expires-first': 'expiry',
} as const

/** Asks for a review and then for the renewal, and expects both to be refused in the same way. */
const expectRefused = (here: Setting, fresh: TestCard, expected: Failure) =>
  expectNot(here, fresh, expected, (reviewed) => expect(failure(reviewed)).toEqual(expected))

async function expectNot(
  here: Setting,
  fresh: TestCard,
  expected: Failure,
  judge: (reviewed: Result<Review>) => void,
): Promise<void> {
  const { registry, current, store } = here
  const cards = { current, new: fresh }
  const challenge = await begun(registry, current)
  const evidence = (await store.rows()).evidence.length
  const reviewed = await registry.reviewRenewal({
    renewal: challenge.renewal,
    current: proof(challenge, 'current', cards),
    newCertificate: fresh.certificate,
  })
  judge(reviewed)
  expect((await store.rows()).evidence).toHaveLength(evidence)
  expect(failure(await registry.renew(renewRequest(challenge, cards)))).toEqual(expected)
  const rows = await store.rows()
  expect(rows.evidence).toHaveLength(evidence + 1) // a refusal at the last step can be proved too
  expect(rows.evidence.at(-1)?.body).toContain(`\ndecision refused ${expected.kind}\n`)
}

export function refusalContract(createStore: CreateStore): void {
  describe('a new card', () => {
    it.each<[string, CertificateOptions, Failure]>([
      ['has expired', { notAfter: '2026-11-23T06:19:59Z' }, { kind: 'certificate.expired', role: 'new' }],
      ['is not valid yet', { notBefore: '2026-11-23T06:20:01Z' }, { kind: 'certificate.not-yet-valid', role: 'new' }],
      ['is signed with SHA-1', { hash: 'SHA-1' }, { kind: 'certificate.weak', role: 'new' }],
    ])('is refused when it %s', async (_, options, expected) => {
      const here = await setting(createStore, { fresh: options })
      await expectRefused(here, here.fresh, expected)
      await expectUnchanged(here)
    })

    it('is refused when nobody vouches for it, when it is revoked, and when it is none', async () => {
      const listed = await testAuthority({ name: 'O=Other' })
      const revoked = await testCard(listed)
      const crl = await listed.revocationList(revoked.certificate)
      const anchors = [listed.certificate]
      const here = await setting(createStore, { trust: () => testTrust(anchors, crl) })
      anchors.push(here.authority.certificate)
      await expectRefused(here, revoked, { kind: 'certificate.revoked', role: 'new' })
      const stranger = await testCard(await testAuthority({ name: 'O=Stranger' }))
      await expectRefused(here, stranger, { kind: 'certificate.untrusted', role: 'new' })
      const nothing = { ...here.fresh, certificate: Buffer.from('x') }
      await expectRefused(here, nothing, { kind: 'certificate.unreadable', role: 'new' })
      await expectUnchanged(here)
    })

    it('is refused when it is the current one, or has its key', async () => {
      const here = await setting(createStore)
      await expectRefused(here, here.current, { kind: 'new.same-card' })
      await expectRefused(here, await here.card({ key: here.current.key }), { kind: 'new.same-card' })
      await expectUnchanged(here)
    })

    it('is refused when it is or was registered to anyone, or its key was', async () => {
      const here = await setting(createStore)
      const { registry, current, fresh, card } = here
      const third = await card()
      value(await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh })))
      value(await registry.renew(renewRequest(await begun(registry, fresh), { current: fresh, new: third })))
      const now = { ...here, current: third }
      await expectRefused(now, current, { kind: 'new.registered' })
      await expectRefused(now, fresh, { kind: 'new.registered' })
      await expectRefused(now, await card({ key: fresh.key }), { kind: 'new.registered' })
    })
  })

  describe('something else on the new card', () => {
    const company = { alternative: [{ O: ['別の会社'] }, { L: ['Minato'] }, { '2.5.4.9': ['Akasaka'] }] }
    const address = { alternative: [{ O: ['bidca4'] }, { L: ['Chuo'] }, { '2.5.4.9': ['Ginza'] }] }
    const first = { notAfter: '2029-12-03T14:59:59Z' }
    const holder = { subject: SAMPLE.subject.replace('ARServer4', 'Hanako') }

    it.each([
      [
        'company',
        company,
        { companyDiffers: 'provisional', holderDiffers: 'refuse' },
        'provisional',
        'company-differs',
      ],
      ['company', company, { companyDiffers: 'allow', holderDiffers: 'refuse' }, 'completed', 'company-differs'],
      ['holder', holder, { companyDiffers: 'refuse', holderDiffers: 'allow' }, 'completed', 'holder-differs'],
      ['holder', holder, { companyDiffers: 'refuse', holderDiffers: 'provisional' }, 'provisional', 'holder-differs'],
      ['address', address, { addressDiffers: 'provisional' }, 'provisional', 'address-differs'],
      ['address', address, {}, 'completed', 'address-differs'],
      ['end', first, { newExpiresFirst: 'provisional' }, 'provisional', 'new-expires-first'],
      ['end', first, {}, 'completed', 'new-expires-first'],
    ] as const)('(%s) is warned of and renewed as the agency wants', async (_, fresh, policies, outcome, kind) => {
      const here = await setting(createStore, { fresh, policies })
      const cards = { current: here.current, new: here.fresh }
      const challenge = await begun(here.registry, here.current)
      const request = renewRequest(challenge, cards)
      const review = value(await here.registry.reviewRenewal(request))
      expect(review.outcome).toBe(outcome)
      expect(review.warnings).toMatchObject([{ kind }])
      expect(review.differences).toContainEqual({
        row: ROW_OF[kind],
        verdict: 'check',
      })
      expect(value(await here.registry.renew(request)).outcome).toBe(outcome)
      const standing = outcome === 'provisional' ? 'provisional' : 'full'
      expect((await here.store.rows()).cards.at(-1)).toMatchObject({ state: 'active', standing })
      const stateOf = async (card: TestCard) => value(await here.registry.desk.checkCard(card)).registration.state
      const next = outcome === 'provisional' ? 'provisional' : 'active'
      expect([await stateOf(here.current), await stateOf(here.fresh)]).toEqual(['superseded', next])
    })

    it.each([
      ['company', company, { companyDiffers: 'refuse', holderDiffers: 'allow' }],
      ['holder', holder, { companyDiffers: 'allow', holderDiffers: 'refuse' }],
      ['address', address, { addressDiffers: 'refuse' }],
      ['expiry', first, { newExpiresFirst: 'refuse' }],
    ] as const)('(%s) is shown, and refused where the agency wants that', async (row, fresh, policies) => {
      const here = await setting(createStore, { fresh, policies })
      await expectNot(here, here.fresh, { kind: 'new.differs', row }, (reviewed) => {
        expect(value(reviewed)).toMatchObject({ outcome: 'refused', warnings: [{ policy: 'refuse' }] })
      })
      await expectUnchanged(here)
    })

    it('is marked, but no reason to doubt, when only its notation differs', async () => {
      const here = await setting(createStore, {
        current: { alternative: [{ O: ['株式会社 髙橋工務店01'] }] },
        fresh: { alternative: [{ O: ['㈱高橋工務店０１'] }] },
        policies: { companyDiffers: 'refuse', holderDiffers: 'refuse' },
      })
      const challenge = await begun(here.registry, here.current)
      const review = value(
        await here.registry.reviewRenewal(renewRequest(challenge, { current: here.current, new: here.fresh })),
      )
      expect(review.warnings).toEqual([])
      expect(review.differences).toContainEqual({ row: 'cardCompanyName', verdict: 'notation' })
      expect(review.outcome).toBe('completed')
    })

    it('does not hide that the new card ends first', async () => {
      const here = await setting(createStore, { fresh: { notAfter: '2029-12-03T14:59:59Z' } })
      const challenge = await begun(here.registry, here.current)
      const review = value(
        await here.registry.reviewRenewal(renewRequest(challenge, { current: here.current, new: here.fresh })),
      )
      expect(review.warnings).toEqual([{ kind: 'new-expires-first', policy: 'allow' }])
      expect(review.daysGained).toBe(-10)
      expect(review.differences).toContainEqual({ row: 'expiry', verdict: 'check' })
    })
  })
}
