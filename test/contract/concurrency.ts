import { describe, expect, it } from 'vitest'
import { begun, renewRequest } from '../support/registry.ts'
import { failure, setting, value } from './setting.ts'
import type { CreateStore } from './store.ts'

export function concurrencyContract(createStore: CreateStore): void {
  describe('two renewals of one card', () => {
    it('begun before either was done: the first wins, the other is told', async () => {
      const { registry, current, fresh, card, store } = await setting(createStore)
      const other = await card()
      const [first, second] = [await begun(registry, current), await begun(registry, current, 'kiosk-2')]
      value(await registry.renew(renewRequest(first, { current, new: fresh })))
      const late = renewRequest(second, { current, new: other })
      expect(failure(await registry.reviewRenewal(late))).toEqual({ kind: 'renewal.overtaken' })
      expect(failure(await registry.renew(late))).toEqual({ kind: 'renewal.overtaken' })
      expect((await store.rows()).evidence.at(-1)?.body).toContain('decision refused renewal.overtaken')
    })

    it('at the same moment: exactly one of twenty wins', async () => {
      const { registry, current, card, store } = await setting(createStore)
      const requests = []
      for (let kiosk = 0; kiosk < 20; kiosk++) {
        const challenge = await begun(registry, current, `kiosk-${kiosk}`)
        requests.push(renewRequest(challenge, { current, new: await card() }))
      }
      const results = await Promise.all(requests.map((request) => registry.renew(request)))
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      const told = results.map(failure).filter((each) => each !== null)
      expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['renewal.overtaken']))
      const { cards, receipts } = await store.rows()
      expect(cards.filter(({ state }) => state === 'active')).toHaveLength(1)
      expect(receipts).toHaveLength(1)
    })

    it('through two registries on one database, and the same new card twice: exactly one wins', async () => {
      const { registry, current, fresh, options, store } = await setting(createStore)
      if (!store.shared) return
      const second = await store.open(options)
      const cards = { current, new: fresh }
      const [here, there] = [await begun(registry, current), await begun(second, current)]
      const results = await Promise.all([
        registry.renew(renewRequest(here, cards)),
        second.renew(renewRequest(there, cards)),
      ])
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      expect(results.map(failure)).toContainEqual({ kind: 'renewal.overtaken' })
      const winner = results[0]?.ok ? here : there
      expect(value(await second.settleRenewal(winner.renewal)).state).toBe('done')
      await second.close()
    })

    it('settled while it runs: either it is done and said so, or it is not and never will be', async () => {
      const { registry, current, fresh, store } = await setting(createStore)
      const request = renewRequest(await begun(registry, current), { current, new: fresh })
      const [renewed, settled] = await Promise.all([registry.renew(request), registry.settleRenewal(request.renewal)])
      expect(value(settled).state === 'done').toBe(renewed.ok)
      expect((await registry.renew(request)).ok).toBe(renewed.ok)
      expect((await store.rows()).receipts).toHaveLength(renewed.ok ? 1 : 0)
    })
  })
}
