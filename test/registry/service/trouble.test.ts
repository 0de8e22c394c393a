import { expect, it } from 'vitest'
import { failed } from '../../../src/result.ts'
import { failure, setting } from '../../contract/setting.ts'
import { posted, rawRequest } from '../../support/raw-request.ts'
import { begun } from '../../support/registry.ts'
import { kioskIdentity, serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const growth = posted('growth', { since: 0 })
const identity = await kioskIdentity('kiosk-1')

it('says nothing of a bug but that the outcome is not known, and logs it', async () => {
  const { registry } = await setting(inMemory)
  const broken = { ...registry, growth: () => Promise.reject(new Error('no such column: secret')) }
  const { port, lines } = await serviceInTest(broken)
  const answer = await rawRequest(port, identity, growth)
  expect(answer.status).toBe(500)
  expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { kind: 'registry.unreachable' } })
  const id = answer.headers['x-request-id']
  expect(lines).toMatchObject([
    { level: 'error', event: 'exception', id, message: 'no such column: secret', stack: expect.any(String) },
    { event: 'request', id, status: 500, outcome: 'exception' },
  ])
})

it('has a status of its own for a database that is away, also where it only asks whose a renewal is', async () => {
  const { registry, current } = await setting(inMemory)
  const away = async () => failed({ kind: 'registry.unreachable' })
  const { port } = await serviceInTest({ ...registry, growth: away, kioskOf: away, ready: away })
  const { renewal } = await begun(registry, current)
  for (const asked of [growth, posted('settleRenewal', { renewal })]) {
    const { status, headers, body } = await rawRequest(port, identity, asked)
    expect({ status, again: headers['retry-after'] }).toEqual({ status: 503, again: undefined }) // nobody knows
    expect(JSON.parse(body)).toEqual({ ok: false, failure: { kind: 'registry.unreachable' } })
  }
  expect(await rawRequest(port, identity, { method: 'GET', path: '/health' })).toMatchObject({ status: 503 })
})

it('does not wait for a kiosk that never ends its sentence, nor lets one wait for ever', async () => {
  const { registry } = await setting(inMemory)
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof registry.growth>>>()
  const { port, lines } = await serviceInTest(
    { ...registry, growth: () => promise },
    { limits: { request: 200, headers: 100, checks: 20, operation: 300 } },
  )
  const unended = rawRequest(port, identity, { ...growth, headers: { 'content-length': 1000 } })
  expect(await unended).toMatchObject({ status: 408 })
  expect(await rawRequest(port, identity, growth)).toMatchObject({ status: 503 })
  await expect.poll(() => lines).toMatchObject([{ event: 'request', status: 503, outcome: 'registry.unreachable' }])
  resolve(failed({ kind: 'registry.unreachable' }))
})

it('writes no password, name or certificate into its log', async () => {
  const { registry, fresh } = await setting(inMemory)
  const { client, lines } = await serviceInTest(registry)
  const { desk } = await client('kiosk-1')
  const begin = await desk.beginRequest({ certificate: fresh.certificate, purpose: 'registration', kiosk: 'kiosk-1' })
  if (!begin.ok) throw new Error(begin.failure.kind)
  const { request } = begin.value
  const password = new TextEncoder().encode('himitsu-42')
  const search = { request, number: '1000000001', name: '株式会社ｂｉｄｃａ４', password }
  expect(failure(await desk.searchCompany(search))).toMatchObject({ kind: 'registry.not-accepted' })
  await expect.poll(() => lines).toMatchObject([{ operation: 'beginRequest' }, { operation: 'searchCompany', request }])
  const log = JSON.stringify(lines)
  for (const secret of ['himitsu', Buffer.from(password).toString('base64url'), 'ｂｉｄ', '1000000001'])
    expect(log).not.toContain(secret)
  expect(log).not.toContain(Buffer.from(fresh.certificate).toString('base64url').slice(0, 40))
})
