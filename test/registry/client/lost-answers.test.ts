import { expect, it } from 'vitest'
import { watchRegistry } from '../../../src/registry/watch-registry.ts'
import { deskSetting } from '../../contract/desk/setting.ts'
import { failure, value } from '../../contract/setting.ts'
import { cuttingProxy } from '../../support/cutting-proxy.ts'
import { begun, renewRequest } from '../../support/registry.ts'
import { asked, changeRequest, changing, registerRequest, requestProof, searched } from '../../support/requests.ts'
import { serviceInTest } from '../../support/service.ts'
import { onFile } from '../../support/sqlite-stores.ts'

/** A kiosk whose connection to the service can be cut. */
async function setting() {
  const here = await deskSetting(onFile)
  const { port, client, lines } = await serviceInTest(here.registry)
  const proxy = await cuttingProxy(port)
  const kiosk = await client('kiosk-1', proxy.port)
  value(await kiosk.growth(0)) // the connection stands: what comes back next is an answer
  const outcomesOf = (name: string) => lines.filter(({ operation }) => operation === name).map(({ outcome }) => outcome)
  return { ...here, proxy, kiosk, outcomesOf }
}

it('a renewal whose answer is cut off after the commit is renewed once, and the kiosk has its receipt', async () => {
  const { proxy, kiosk, current, fresh, store, outcomesOf } = await setting()
  const request = renewRequest(await begun(kiosk, current), { current, new: fresh })
  const lost = proxy.loseAnswer()
  const receipt = value(await kiosk.renew(request))
  await lost
  await expect.poll(() => outcomesOf('renew')).toEqual(['ok', 'ok'])
  const { receipts, cards, evidence } = await store.rows()
  expect(receipts).toMatchObject([{ number: receipt.number, renewal: request.renewal }])
  expect(cards.map(({ state }) => state)).toEqual(['superseded', 'active'])
  expect(evidence).toHaveLength(3) // of the company, the roster and one renewal
})

it('so is a registration, and a change', async () => {
  const { proxy, kiosk, fresh, current, store } = await setting()
  const registration = registerRequest(await searched(kiosk.desk, fresh), fresh)
  const lost = proxy.loseAnswer()
  const receipt = value(await kiosk.desk.register(registration))
  await lost
  const { next, registration: before } = await changing(kiosk.desk, current)
  const again = proxy.loseAnswer()
  const changed = value(await kiosk.desk.change(changeRequest(next, current, before.revision)))
  await again
  expect((await store.rows()).requestReceipts).toMatchObject([{ number: receipt.number }, { number: changed.number }])
})

it('what a lost answer leaves open is closed or told by the settlement, also when that one is lost', async () => {
  const { proxy, kiosk, current, store } = await setting()
  const { renewal } = await begun(kiosk, current)
  const lost = proxy.loseAnswer()
  expect(value(await kiosk.settleRenewal(renewal))).toEqual({ state: 'not-done' })
  await lost
  expect((await store.rows()).receipts).toEqual([])
})

it('a login, a search and a beginning are not repeated, since they are not the same the second time', async () => {
  const { proxy, kiosk, fresh, outcomesOf } = await setting()
  const unreachable = { kind: 'registry.unreachable' }
  let lost = proxy.loseAnswer()
  const { certificate } = fresh
  const purpose = 'registration' as const
  expect(failure(await kiosk.desk.beginRequest({ certificate, purpose, kiosk: 'kiosk-1' }))).toEqual(unreachable)
  await lost
  const challenge = await asked(kiosk.desk, fresh, purpose)
  lost = proxy.loseAnswer()
  const proof = requestProof(challenge, fresh, { kind: 'login' })
  expect(failure(await kiosk.desk.login({ request: challenge.request, proof }))).toEqual(unreachable)
  await lost
  await expect.poll(() => outcomesOf('login')).toEqual(['ok'])
  expect(outcomesOf('beginRequest')).toEqual(['ok', 'ok'])
})

it('a beginning waits for a service that is away for a moment, and the log is compared as ever', async () => {
  const { proxy, kiosk, current, fresh } = await setting()
  let head: string | null = null
  const memory = {
    read: () => head,
    write(checkpoint: string) {
      head = checkpoint
    },
  }
  const watched = watchRegistry(kiosk, memory)
  proxy.away()
  expect(failure(await watched.beginRenewal({ certificate: current.certificate, kiosk: 'kiosk-1' }))).toEqual({
    kind: 'registry.unreachable',
  })
  expect(head).toBeNull()
  proxy.back()
  const request = renewRequest(await begun(watched, current), { current, new: fresh })
  const receipt = value(await watched.renew(request))
  expect(receipt.head.size).toBe(3)
  expect(String(head).split('\n')[1]).toBe('3')
})
