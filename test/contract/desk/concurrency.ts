import { describe, expect, it } from 'vitest'
import { begun, renewRequest } from '../../support/registry.ts'
import { changeRequest, changing, contents, registerRequest, searched } from '../../support/requests.ts'
import { failure, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'
import { deskSetting, registered } from './setting.ts'

export function concurrencyContract(createStore: CreateStore): void {
  describe('two visitors at once', () => {
    it('change one registration: one of ten wins, the others are told', async () => {
      const { desk, fresh, store } = await registered(createStore)
      const requests = []
      for (let kiosk = 0; kiosk < 10; kiosk++) {
        const { next } = await changing(desk, fresh, `kiosk-${kiosk}`)
        requests.push(changeRequest(next, fresh, 1, contents({ person: `担当 ${kiosk}` })))
      }
      const results = await Promise.all(requests.map((request) => desk.change(request)))
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      const told = results.map(failure).filter((each) => each !== null)
      expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['registration.changed-meanwhile']))
      const { registrations, requestReceipts } = await store.rows()
      expect(registrations[1]?.revision).toBe(2)
      expect(requestReceipts).toHaveLength(2)
    })

    it('change it through two registries on one database', async () => {
      const { desk, fresh, store, options } = await registered(createStore)
      if (!store.shared) return
      const second = await store.open(options)
      const [here, there] = [await changing(desk, fresh), await changing(second.desk, fresh)]
      const results = await Promise.all([
        desk.change(changeRequest(here.next, fresh, 1, contents({ person: '甲' }))),
        second.desk.change(changeRequest(there.next, fresh, 1, contents({ person: '乙' }))),
      ])
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      expect(results.map(failure)).toContainEqual(expect.objectContaining({ revision: 2 }))
      await second.close()
    })

    it('register one company, or one card: the other is told', async () => {
      const { desk, fresh, card, store } = await deskSetting(createStore)
      const other = await card()
      const requests = [
        registerRequest(await searched(desk, fresh), fresh),
        registerRequest(await searched(desk, other), other),
        registerRequest(await searched(desk, fresh, 'kiosk-2'), fresh),
      ]
      const results = await Promise.all(requests.map((request) => desk.register(request)))
      expect(results.map((each) => failure(each)?.kind)).toEqual([
        undefined,
        'registration.company-registered',
        'registration.card-registered',
      ])
      expect((await store.rows()).registrations).toHaveLength(2)
    })

    it('register a card and renew another one to it: one of both happens', async () => {
      const { desk, registry, current, fresh, store } = await deskSetting(createStore)
      const registration = registerRequest(await searched(desk, fresh), fresh)
      const renewal = renewRequest(await begun(registry, current), { current, new: fresh })
      const [first, second] = await Promise.all([desk.register(registration), registry.renew(renewal)])
      expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1)
      expect((await store.rows()).cards).toHaveLength(2)
    })

    it('settled while it runs: either it is done and said so, or it is not and never will be', async () => {
      const { desk, fresh } = await deskSetting(createStore)
      const request = registerRequest(await searched(desk, fresh), fresh)
      const [done, settled] = await Promise.all([desk.register(request), desk.settleRequest(request.request)])
      expect(value(settled).state === 'done').toBe(done.ok)
      expect((await desk.register(request)).ok).toBe(done.ok)
    })
  })
}
