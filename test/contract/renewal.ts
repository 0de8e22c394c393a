import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isIncluded } from '../../src/registry/log/check-inclusion.ts'
import { readProof } from '../../src/registry/log/sigsum-proof.ts'
import { leafHash } from '../../src/registry/log/tree-hash.ts'
import { rsaKey } from '../support/certificates.ts'
import { begun, proof, renewRequest } from '../support/registry.ts'
import { expectUnchanged, failure, setting, value } from './setting.ts'
import type { CreateStore } from './store.ts'

export function renewalContract(createStore: CreateStore): void {
  describe('a renewal', () => {
    it('is reviewed without changing anything', async () => {
      const here = await setting(createStore)
      const { registry, current, fresh } = here
      const cards = { current, new: fresh }
      const challenge = await begun(registry, current)
      const request = {
        renewal: challenge.renewal,
        current: proof(challenge, 'current', cards),
        newCertificate: fresh.certificate,
      }
      const review = value(await registry.reviewRenewal(request))
      expect(review.current).toMatchObject({
        companyName: '(株)テスト工務店01',
        companyAddress: '住所',
        holderName: 'ARServer4',
      })
      expect(review.new).toMatchObject({ companyName: '(株)テスト工務店01', expiry: '2031/11/30' })
      expect(review.differences).toEqual([
        { row: 'serial', verdict: 'expected' },
        { row: 'expiry', verdict: 'expected' },
      ])
      expect(review).toMatchObject({ warnings: [], daysGained: 717, outcome: 'completed' })
      await expectUnchanged(here)
    })

    it.each(['P-256', 'RSA 2048'])('moves the registration to a card with a key of %s', async (kind) => {
      const key = kind === 'P-256' ? {} : { key: rsaKey() }
      const { registry, current, fresh, store } = await setting(createStore, { fresh: key })
      const challenge = await begun(registry, current)
      const receipt = value(await registry.renew(renewRequest(challenge, { current, new: fresh })))
      expect(receipt).toEqual({
        number: '20261123-000001',
        renewal: challenge.renewal,
        outcome: 'completed',
        time: '2026-11-23T06:20:00Z',
        current: current.fingerprint,
        new: fresh.fingerprint,
        expiry: '2031/11/30',
        head: { size: 2, root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) },
      })
      expect((await store.rows()).cards).toEqual([
        { registration: 1, fingerprint: current.fingerprint, state: 'superseded', standing: 'full' },
        { registration: 1, fingerprint: fresh.fingerprint, state: 'active', standing: 'full' },
      ])
    })

    it('is printed as it was reviewed, with the proof that it is in the log', async () => {
      const { registry, current, fresh } = await setting(createStore)
      const cards = { current, new: fresh }
      const challenge = await begun(registry, current)
      const request = renewRequest(challenge, cards)
      const { renewal, newCertificate } = request
      const review = value(await registry.reviewRenewal({ renewal, current: request.current, newCertificate }))
      expect(failure(await registry.renewalSheet(renewal))).toEqual({
        kind: 'registry.not-accepted',
        detail: 'renewal',
      })
      const { number, outcome, time, head } = value(await registry.renew({ ...request, personInCharge: '山田\n花子' }))
      const sheet = value(await registry.renewalSheet(renewal))
      const { evidence, proof } = sheet.logged
      expect(sheet).toEqual({
        ...{ kind: 'renewal', number, outcome, time, registry: challenge.registry, kiosk: challenge.kiosk },
        ...{ registration: '000000001', personInCharge: '山田\n花子' },
        ...{ current: review.current, new: review.new, differences: review.differences },
        logged: { evidence: expect.stringMatching(/^[0-9a-f]{64}$/), entry: 1, head, proof },
      })
      const { head: proved, index, path, log: _, leaf } = readProof(proof) ?? {}
      expect(proved?.size).toBe(head.size)
      const checksum = createHash('sha256').update(Buffer.from(evidence, 'hex')).digest()
      const octets = Buffer.concat([checksum, leaf?.signature ?? checksum, leaf?.keyHash ?? checksum])
      expect(
        isIncluded({
          index: index ?? 0,
          size: 2,
          leaf: leafHash(octets),
          root: proved?.root ?? checksum,
          path: path ?? [],
        }),
      ).toBe(true)
    })

    it('leaves evidence of what both cards signed, under its own hash', async () => {
      const { registry, current, fresh, store, authority } = await setting(createStore)
      const request = renewRequest(await begun(registry, current), { current, new: fresh })
      value(await registry.renew({ ...request, personInCharge: '山田\nend-new-statement' }))
      const [seed, renewal] = (await store.rows()).evidence
      const hash = createHash('sha256')
        .update(renewal?.body ?? '')
        .digest('hex')
      expect(renewal?.fingerprint).toBe(hash)
      expect(renewal?.body).toContain(`begin-new-statement\n${Buffer.from(request.new.statement)}end-new-statement\n`)
      expect(renewal?.body).toContain(`\nperson-in-charge "山田\\nend-new-statement"\n`)
      expect(renewal?.body).toContain('\ndecision accepted completed 20261123-000001\n')
      const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64')
      for (const [role, card] of Object.entries({ current, new: fresh }))
        expect(renewal?.body).toContain(
          `\n${role}-chain ${base64(card.certificate)} ${base64(authority.certificate)}\n`,
        )
      const [before] = /row-before (.*)/.exec(renewal?.body ?? '')?.slice(1) ?? []
      expect(seed?.body).toContain(`row-after ${before}\n`)
    })

    it('goes on from card to card, and numbers the receipts of a Japanese day', async () => {
      const { registry, current, fresh, card, clock } = await setting(createStore)
      const third = await card({ notAfter: '2032-11-30T14:59:59Z' })
      value(await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh })))
      clock.now = new Date('2026-11-23T14:59:59Z')
      const second = value(
        await registry.renew(renewRequest(await begun(registry, fresh), { current: fresh, new: third })),
      )
      expect(second.number).toBe('20261123-000002')
      clock.now = new Date('2026-11-23T15:00:00Z')
      const fourth = await card()
      const next = value(
        await registry.renew(renewRequest(await begun(registry, third), { current: third, new: fourth })),
      )
      expect(next.number).toBe('20261124-000001')
    })

    it('gives the same receipt to every retry, also after the challenge has expired', async () => {
      const { registry, current, fresh, store, clock } = await setting(createStore)
      const request = renewRequest(await begun(registry, current), { current, new: fresh })
      const receipt = value(await registry.renew(request))
      expect(value(await registry.renew(request))).toEqual(receipt)
      clock.now = new Date('2035-01-01T00:00:00Z')
      expect(value(await registry.renew(request))).toEqual(receipt)
      const { receipts, evidence } = await store.rows()
      expect(receipts).toHaveLength(1)
      expect(evidence).toHaveLength(2) // the seed's and the renewal's
    })

    it('is settled as done once it is, and as not done for good before', async () => {
      const here = await setting(createStore)
      const { registry, current, fresh, store } = here
      const cards = { current, new: fresh }
      const abandoned = renewRequest(await begun(registry, current), cards)
      expect(value(await registry.settleRenewal(abandoned.renewal))).toEqual({ state: 'not-done' })
      expect(failure(await registry.renew(abandoned))).toEqual({ kind: 'renewal.expired' })
      await expectUnchanged(here)
      expect(value(await registry.settleRenewal(abandoned.renewal))).toEqual({ state: 'not-done' })
      const request = renewRequest(await begun(registry, current), cards)
      const receipt = value(await registry.renew(request))
      expect(value(await registry.settleRenewal(request.renewal))).toEqual({ state: 'done', receipt })
      expect(await registry.settleRenewal('f'.repeat(32))).toEqual({
        ok: false,
        failure: { kind: 'registry.not-accepted', detail: 'renewal' },
      })
      expect((await store.rows()).receipts).toHaveLength(1)
    })
  })
}
