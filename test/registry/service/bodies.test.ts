import { expect, it } from 'vitest'
import { setting } from '../../contract/setting.ts'
import { posted, type RawAnswer, rawRequest } from '../../support/raw-request.ts'
import { kioskIdentity, serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const id = '0'.repeat(32)
const proof = { statement: '', algorithm: 'ecdsa-sha256', signature: '' }
const review = { renewal: id, current: proof, newCertificate: '' }
const contact = { name: '', postcode: '', address: '', person: '', telephone: '', fax: '', mail: '' }
const register = { request: id, proof, number: '1', contents: { representative: contact, department: contact } }

const REFUSED: readonly [name: string, status: number, asked: Parameters<typeof rawRequest>[2]][] = [
  ['of 1 MB', 413, posted('growth', { since: 0, padding: 'x'.repeat(1024 * 1024) })],
  ['of 64 KiB and one octet', 413, { path: '/v1/growth', body: ' '.repeat(64 * 1024 + 1) }],
  ['that is no JSON', 400, { path: '/v1/growth', body: '{"since": 0' }],
  ['that is empty', 400, { path: '/v1/growth', body: '' }],
  ['that is null', 400, { path: '/v1/growth', body: 'null' }],
  ['that is a list', 400, { path: '/v1/growth', body: '[]' }],
  ['of another type', 415, { ...posted('growth', { since: 0 }), headers: { 'content-type': 'text/xml' } }],
  ['that sets a prototype', 400, { path: '/v1/growth', body: '{"since": 0, "__proto__": {"kiosk": "kiosk-2"}}' }],
  ['with an unknown field', 400, posted('growth', { since: 0, until: 1 })],
  ['with an unknown field further in', 400, posted('reviewRenewal', { ...review, current: { ...proof, key: '' } })],
  ['without a field', 400, posted('reviewRenewal', { ...review, newCertificate: undefined })],
  ['with a number for a name', 400, posted('checkCard', { certificate: 1 })],
  ['with octets that are not base64url', 400, posted('checkCard', { certificate: 'a+b/' })],
  ['with a negative size', 400, posted('growth', { since: -1 })],
  ['with a size that is no whole number', 400, posted('growth', { since: 0.5 })],
  ['with an id that is none', 400, posted('settleRenewal', { renewal: `${id}' or 1` })],
  [
    'with an algorithm that is none',
    400,
    posted('reviewRenewal', { ...review, current: { ...proof, algorithm: 'md5' } }),
  ],
  [
    'with a statement of 1,025 octets',
    400,
    posted('login', { request: id, proof: { ...proof, statement: 'A'.repeat(1367) } }),
  ],
  ['with a form that lacks a field', 400, posted('register', { ...register, contents: { representative: contact } })],
  ['for an operation that there is not', 404, posted('seedRegistrations', [])],
  ['for one that only the embedded registry has', 404, posted('kioskOf', { renewal: id })],
]

it.each(REFUSED)('refuses a body %s (status %i)', async (_, status, asked) => {
  const { registry, store } = await setting(inMemory)
  const { port, lines } = await serviceInTest(registry)
  const answer = await rawRequest(port, await kioskIdentity('kiosk-1'), asked)
  expect(answer).toMatchObject({ status })
  expect(JSON.parse(answer.body)).toEqual({ ok: false, failure: { kind: 'registry.not-accepted', detail: 'request' } })
  expect(answer.headers['x-request-id']).toBe(lines[0]?.id)
  expect(lines).toMatchObject([{ level: 'warn', event: 'request', kiosk: 'kiosk-1', status }])
  expect((await store.rows()).evidence).toHaveLength(1)
})

it('takes what all these are variations of', async () => {
  const { registry } = await setting(inMemory)
  const { port } = await serviceInTest(registry)
  const identity = await kioskIdentity('kiosk-1')
  const statusOf = async (asked: Parameters<typeof rawRequest>[2]): Promise<RawAnswer['status']> =>
    (await rawRequest(port, identity, asked)).status
  expect(await statusOf(posted('growth', { since: 0 }))).toBe(200)
  expect(await statusOf(posted('reviewRenewal', review))).toBe(200) // refused by the registry
  expect(await statusOf(posted('register', register))).toBe(200)
  expect(await statusOf(posted('login', { request: id, proof: { ...proof, statement: 'A'.repeat(1364) } }))).toBe(200)
})

it('refuses headers of 9 KiB', async () => {
  const { registry } = await setting(inMemory)
  const { port } = await serviceInTest(registry)
  const asked = { ...posted('growth', { since: 0 }), headers: { 'x-long': 'x'.repeat(9 * 1024) } }
  expect((await rawRequest(port, await kioskIdentity('kiosk-1'), asked)).status).toBe(431)
})
