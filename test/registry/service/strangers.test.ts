import { expect, it } from 'vitest'
import { deskSetting } from '../../contract/desk/setting.ts'
import { failure, value } from '../../contract/setting.ts'
import { begun, renewRequest } from '../../support/registry.ts'
import { asked, contents, requestProof } from '../../support/requests.ts'
import { serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const of = (detail: string) => ({ kind: 'registry.not-accepted', detail })

async function twoKiosks() {
  const here = await deskSetting(inMemory)
  const running = await serviceInTest(here.registry)
  return { ...here, ...running, own: await running.client('kiosk-1'), other: await running.client('kiosk-2') }
}

it('lets no kiosk begin in the name of another', async () => {
  const { own, other, current } = await twoKiosks()
  const { certificate } = current
  expect(failure(await other.beginRenewal({ certificate, kiosk: 'kiosk-1' }))).toEqual(of('name'))
  expect(failure(await other.desk.beginRequest({ certificate, purpose: 'login', kiosk: 'kiosk-1' }))).toEqual(
    of('name'),
  )
  expect(value(await own.beginRenewal({ certificate, kiosk: 'kiosk-1' })).kiosk).toBe('kiosk-1')
})

it('lets no kiosk go on with a renewal of another, nor close it', async () => {
  const { own, other, current, fresh, store, lines } = await twoKiosks()
  const challenge = await begun(own, current)
  const request = renewRequest(challenge, { current, new: fresh })
  expect(failure(await other.reviewRenewal(request))).toEqual(of('kiosk'))
  expect(failure(await other.renew(request))).toEqual(of('kiosk'))
  expect(failure(await other.settleRenewal(challenge.renewal))).toEqual(of('kiosk'))
  expect((await store.rows()).evidence).toHaveLength(2) // of the company and of the roster
  const refused = lines.filter(({ outcome }) => outcome === 'refused.kiosk')
  expect(refused).toMatchObject(Array(3).fill({ level: 'warn', kiosk: 'kiosk-2', renewal: challenge.renewal }))
  const receipt = value(await own.renew(request))
  expect(value(await own.settleRenewal(challenge.renewal))).toEqual({ state: 'done', receipt })
})

it('lets no kiosk go on with a request of another, nor close it', async () => {
  const { own, other, fresh } = await twoKiosks()
  const challenge = await asked(own.desk, fresh, 'registration')
  const { request } = challenge
  const proof = requestProof(challenge, fresh, { kind: 'login' })
  const refusals = [
    await other.desk.login({ request, proof }),
    await other.desk.searchCompany({ request, number: '1', name: null, password: null }),
    await other.desk.register({ request, proof, number: '1', contents: contents() }),
    await other.desk.change({ request, proof, contents: contents(), revision: 0 }),
    await other.desk.settleRequest(request),
  ]
  expect(refusals.map(failure)).toEqual(Array(5).fill(of('kiosk')))
  expect(value(await own.desk.login({ request, proof })).purpose).toBe('registration')
})
