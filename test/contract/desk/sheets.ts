import { describe, expect, it } from 'vitest'
import { changeRequest, changing, contents } from '../../support/requests.ts'
import { failure, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'
import { registered } from './setting.ts'

export function sheetContract(createStore: CreateStore): void {
  describe('what is printed', () => {
    it('of a registration and of a change is what each has stored, whatever came after it', async () => {
      const { desk, fresh, receipt: registration } = await registered(createStore)
      const { next } = await changing(desk, fresh)
      const changed = contents({ person: '鈴木 一郎' })
      const change = value(await desk.change(changeRequest(next, fresh, 1, changed)))
      const first = value(await desk.requestSheet(registration.request))
      expect(first).toMatchObject({
        kind: 'registration',
        number: registration.number,
        companyId: registration.companyId,
        registration: '1000000001',
        kiosk: 'kiosk-1',
        company: { companyName: '株式会社ｂｉｄｃａ４', representativeName: '山田 太郎', departmentName: '営業部' },
        card: { cardCompanyName: '株式会社bidca4' },
        contents: contents(),
        logged: { head: registration.head, proof: expect.stringMatching(/^version=2\n/) },
      })
      expect(value(await desk.requestSheet(change.request))).toMatchObject({
        kind: 'change',
        number: change.number,
        contents: changed,
      })
    })

    it('is nothing of a request that was not done', async () => {
      const { desk, fresh } = await registered(createStore)
      const { next } = await changing(desk, fresh)
      expect(failure(await desk.requestSheet(next.request))).toEqual({
        kind: 'registry.not-accepted',
        detail: 'request',
      })
    })
  })
}
