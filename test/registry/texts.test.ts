import { afterAll, describe, expect, it } from 'vitest'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import { deskSetting } from '../contract/desk/setting.ts'
import { failure, value } from '../contract/setting.ts'
import type { CreateStore } from '../contract/store.ts'
import { canRunPostgres, startPostgres } from '../support/postgres.ts'
import { postgresStores } from '../support/postgres-stores.ts'
import { begun, renewRequest, testCard } from '../support/registry.ts'
import {
  asked,
  changeRequest,
  changing,
  loggedIn,
  registerRequest,
  requestProof,
  searched,
} from '../support/requests.ts'
import { onFile } from '../support/sqlite-stores.ts'
import { unstorable } from '../support/unstorable.ts'

const postgres = canRunPostgres() ? await startPostgres(['fsync=off']) : null
afterAll(() => postgres?.stop(), 60_000)

const STORES: readonly (readonly [engine: string, CreateStore])[] = [
  ['SQLite', onFile],
  ...(postgres ? ([['PostgreSQL', postgresStores(postgres)]] as const) : []),
]

/** Every question that has a text in it, in order but for that text. */
async function questions(createStore: CreateStore) {
  const here = await deskSetting(createStore)
  const { registry, desk, current, fresh, authority } = here
  const renewal = renewRequest(await begun(registry, current), { current, new: await testCard(authority) })
  const login = await asked(desk, current, 'login')
  const search = await loggedIn(desk, fresh, 'registration')
  if (search.purpose !== 'registration') throw new Error(search.purpose)
  const { next, registration } = await changing(desk, current)
  const { certificate } = current
  const asks = [
    ...each(registry.beginRenewal, { certificate, kiosk: 'kiosk-1' }),
    ...each(registry.reviewRenewal, renewal),
    ...each(registry.renew, renewal),
    ...each(registry.settleRenewal, renewal.renewal),
    ...each((renewal: string) => registry.kioskOf({ renewal }), renewal.renewal),
    ...each((request: string) => registry.kioskOf({ request }), login.request),
    ...each(desk.beginRequest, { certificate, purpose: 'login', kiosk: 'kiosk-1' }),
    ...each(desk.login, { request: login.request, proof: requestProof(login, current, { kind: 'login' }) }),
    ...each(desk.searchCompany, { request: search.next.request, number: '1', name: 'x', password: null }),
    ...each(desk.register, registerRequest(await searched(desk, fresh), fresh)),
    ...each(desk.change, changeRequest(next, current, registration.revision)),
    ...each(desk.settleRequest, login.request),
  ]
  return { ...here, renewal, asks }
}

const each = <Request extends object | string>(
  ask: (request: Request) => ReturnType<SeedableRegistry['kioskOf']> | Promise<unknown>,
  request: Request,
) => [...unstorable(request)].map((spoilt) => () => ask(spoilt) as ReturnType<SeedableRegistry['kioskOf']>)

describe.each(STORES)('a registry on %s', (engine, createStore) => {
  it('plainly refuses texts that no database can keep, and nothing comes of them', async () => {
    const { registry, store, asks, renewal } = await questions(createStore)
    const before = await store.rows()
    for (const ask of asks) expect(failure(await ask())).toEqual({ kind: 'registry.not-accepted', detail: 'request' })
    expect(await store.rows()).toEqual(before)
    value(await registry.renew(renewal))
    console.log(`${engine}: ${asks.length} requests with U+0000 or half a surrogate pair, all refused`)
  })
})
