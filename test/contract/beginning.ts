import { describe, expect, it } from 'vitest'
import { testAuthority } from '../support/certificates.ts'
import { begun, renewRequest, testCard, testSeed, testTrust } from '../support/registry.ts'
import { failure, setting, value } from './setting.ts'
import type { CreateStore } from './store.ts'

export function beginningContract(createStore: CreateStore): void {
  describe('beginning', () => {
    it('hands out a fresh challenge for ten minutes', async () => {
      const { registry, current } = await setting(createStore)
      const [first, second] = [await begun(registry, current), await begun(registry, current)]
      expect(first).toEqual({
        renewal: expect.stringMatching(/^[0-9a-f]{32}$/),
        registry: 'registry.example.jp',
        nonce: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
        kiosk: 'kiosk-1',
        time: '2026-11-23T06:20:00Z',
        expires: '2026-11-23T06:30:00Z',
      })
      expect(second.nonce).not.toBe(first.nonce)
      expect(second.renewal).not.toBe(first.renewal)
    })

    it('refuses a card that is not registered', async () => {
      const { registry, fresh } = await setting(createStore)
      const result = await registry.beginRenewal({ certificate: fresh.certificate, kiosk: 'kiosk-1' })
      expect(failure(result)).toEqual({ kind: 'current.unregistered' })
    })

    it('refuses an expired, unknown or unreadable certificate as that, registered or not', async () => {
      const { registry, card, clock, current } = await setting(createStore)
      const begin = async (certificate: Uint8Array) => failure(await registry.beginRenewal({ certificate, kiosk: 'k' }))
      const expired = await card({ notAfter: '2025-01-01T00:00:00Z' })
      expect(await begin(expired.certificate)).toEqual({ kind: 'certificate.expired', role: 'current' })
      const stranger = await testCard(await testAuthority({ name: 'O=Stranger' }))
      expect(await begin(stranger.certificate)).toEqual({ kind: 'certificate.untrusted', role: 'current' })
      expect(await begin(Buffer.from('x'))).toEqual({ kind: 'certificate.unreadable', role: 'current' })
      clock.now = new Date('2029-12-13T15:00:00Z')
      expect(await begin(current.certificate)).toEqual({ kind: 'certificate.expired', role: 'current' })
      clock.now = new Date('2020-01-01T00:00:00Z')
      expect(await begin(current.certificate)).toEqual({ kind: 'certificate.not-yet-valid', role: 'current' })
    })

    it('refuses a revoked card', async () => {
      const { registry, authority, current, options, store } = await setting(createStore)
      if (!store.shared) return
      const crl = await authority.revocationList(current.certificate)
      const informed = await store.open({ ...options, trust: () => testTrust(authority.certificate, crl) })
      const result = await informed.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' })
      expect(failure(result)).toEqual({ kind: 'certificate.revoked', role: 'current' })
      expect(failure(await registry.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' }))).toBeNull()
      await informed.close()
    })

    it('tells a superseded card since when, even after it has expired', async () => {
      const { registry, current, fresh, clock } = await setting(createStore)
      value(await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh })))
      clock.now = new Date('2030-01-01T00:00:00Z')
      const result = await registry.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' })
      expect(failure(result)).toEqual({ kind: 'current.superseded', on: '2026-11-23T06:20:00Z' })
    })

    it('refuses a kiosk whose name is no name', async () => {
      const { registry, current } = await setting(createStore)
      const result = await registry.beginRenewal({ certificate: current.certificate, kiosk: 'I owe you' })
      expect(failure(result)).toEqual({ kind: 'registry.not-accepted', detail: 'name' })
    })

    it('is seeded once, while it is empty, and all or nothing', async () => {
      const { registry, store, fresh } = await setting(createStore)
      expect(await registry.seedRegistrations([testSeed(fresh, '2')])).toEqual({ kind: 'registry.in-use' })
      const { cards, evidence } = await store.rows()
      expect(cards).toHaveLength(1)
      expect(evidence).toMatchObject([{ body: expect.stringContaining('event seed') }])
    })
  })
}
