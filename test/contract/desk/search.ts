import { describe, expect, it } from 'vitest'
import type { SearchPolicy } from '../../../src/types/registration.ts'
import { COMPANY, loggedIn } from '../../support/requests.ts'
import { failure, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'
import { type DeskSetting, deskSetting } from './setting.ts'

interface Keys {
  readonly number?: string
  readonly name?: string | null
  readonly password?: string | null
}

/** A request that is logged in, and what it searches with. */
async function searching(createStore: CreateStore, secondKey: SearchPolicy['secondKey'] = 'name') {
  const here = await deskSetting(createStore, { search: { numberLength: 10, secondKey } })
  return { ...here, search: await searchFor(here) }
}

async function searchFor({ desk, fresh }: Pick<DeskSetting, 'desk' | 'fresh'>, kiosk = 'kiosk-1') {
  const answer = await loggedIn(desk, fresh, 'registration', kiosk)
  if (answer.purpose !== 'registration') throw new Error(answer.purpose)
  return ({ number = COMPANY.number, name = null, password = null }: Keys) =>
    desk.searchCompany({
      request: answer.next.request,
      number,
      name,
      password: password === null ? null : Buffer.from(password),
    })
}

const NO_MATCH = { kind: 'search.no-match' }

export function searchContract(createStore: CreateStore): void {
  describe('資格審査情報検索', () => {
    it.each([COMPANY.name, '(株)bidca4', '㈱ＢＩＤＣＡ４', '株式会社　ＢＩＤＣＡ４'])(
      'finds a company by its number and %s',
      async (name) => {
        const { search } = await searching(createStore)
        expect(value(await search({ name }))).toEqual({
          companyName: COMPANY.name,
          companyPostcode: '210-0001',
          companyAddress: '川崎市川崎区1',
          representativeName: '山田 太郎',
          representativePosition: '代表取締役',
          representativeTelephone: '044-000-0000',
          representativeFax: '044-000-0001',
          departmentName: '営業部',
        })
      },
    )

    it.each<[string, SearchPolicy['secondKey'], Keys]>([
      ['an unknown number', 'name', { number: '9999999999', name: COMPANY.name }],
      ['no number', 'name', { number: '', name: COMPANY.name }],
      ['another name', 'name', { name: 'bidca5' }],
      ['no name', 'name', { name: null }],
      ['the name without its 株式会社', 'name', { name: 'bidca4' }],
      ['a 株式会社 at the other end', 'name', { name: 'bidca4(株)' }],
      ["another company's name", 'name', { name: '別の会社' }],
      ['a wrong password', 'password', { password: 'ひみつ2' }],
      ['no password', 'password', { password: null, name: COMPANY.name }],
      ['a blank password', 'password', { password: '' }],
      ['a password where the agency gave none', 'password', { number: '0000000002', password: '' }],
      ['a name without the password', 'name-and-password', { name: COMPANY.name }],
      ['a password without the name', 'name-and-password', { password: COMPANY.password }],
    ])('says the same of %s', async (_, policy, keys) => {
      const { search } = await searching(createStore, policy)
      expect(failure(await search(keys))).toEqual(NO_MATCH)
    })

    it.each<[SearchPolicy['secondKey'], Keys]>([
      ['password', { password: COMPANY.password }],
      ['name-and-password', { name: COMPANY.name, password: COMPANY.password }],
    ])('asks for %s where the agency wants that', async (policy, keys) => {
      const { search } = await searching(createStore, policy)
      expect(value(await search(keys)).companyName).toBe(COMPANY.name)
    })

    it('takes ten tries for a number in ten minutes, from whatever kiosk', async () => {
      const { search, clock, desk, fresh } = await searching(createStore)
      for (let tries = 0; tries < 10; tries++) expect(failure(await search({ name: `${tries}` }))).toEqual(NO_MATCH)
      clock.now = new Date('2026-11-23T06:25:00Z')
      const other = await searchFor({ desk, fresh }, 'kiosk-2')
      const waiting = { kind: 'search.too-many', seconds: 300 }
      expect(failure(await search({ name: COMPANY.name }))).toEqual(waiting)
      expect(failure(await other({ name: COMPANY.name }))).toEqual(waiting)
      expect(failure(await other({ number: '0000000002', name: 'x' }))).toEqual(NO_MATCH)
      clock.now = new Date('2026-11-23T06:30:00Z')
      expect(value(await search({ name: COMPANY.name })).companyName).toBe(COMPANY.name)
    })

    it('takes sixty tries from a kiosk in ten minutes, for whatever number', async () => {
      const { search, desk, fresh } = await searching(createStore)
      for (let tries = 0; tries < 60; tries++)
        expect(failure(await search({ number: `${tries}`, name: 'x' }))).toEqual(NO_MATCH)
      expect(failure(await search({ name: COMPANY.name }))).toEqual({ kind: 'search.too-many', seconds: 600 })
      const other = await searchFor({ desk, fresh }, 'kiosk-2')
      expect(value(await other({ name: COMPANY.name })).companyName).toBe(COMPANY.name)
    })

    it('locks nobody out for longer than that because a clock was a year ahead', async () => {
      const { clock, ...here } = await deskSetting(createStore, { fresh: { notAfter: '2031-01-31T14:59:59Z' } })
      clock.now = new Date('2027-11-23T06:20:00Z')
      const early = await searchFor(here)
      for (let tries = 0; tries < 10; tries++) await early({ name: 'x' })
      clock.now = new Date('2026-11-23T06:20:00Z')
      const search = await searchFor(here)
      expect(failure(await search({ name: COMPANY.name }))).toEqual({ kind: 'search.too-many', seconds: 600 })
      clock.now = new Date('2026-11-23T06:30:00Z')
      expect(value(await search({ name: COMPANY.name })).companyName).toBe(COMPANY.name)
    })

    it('does not forget the tries with a restart', async () => {
      const { search, store, options, fresh } = await searching(createStore)
      if (!store.shared) return
      for (let tries = 0; tries < 10; tries++) await search({ name: 'x' })
      const again = await store.open(options)
      const other = await searchFor({ desk: again.desk, fresh })
      expect(failure(await other({ name: COMPANY.name }))).toMatchObject({ kind: 'search.too-many' })
      await again.close()
    })

    it('keeps no password in the tables', async () => {
      const { store } = await searching(createStore)
      const [row] = (await store.run('select password, salt from roster order by number desc limit 1')) as [
        { password: Uint8Array; salt: Uint8Array },
      ]
      expect([row.password.length, row.salt.length]).toEqual([32, 16])
    })
  })
}
