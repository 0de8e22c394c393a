import { expect, it } from 'vitest'
import { OPERATION_NAMES } from '../../../src/registry/wire/operations.ts'
import { failure, setting, value } from '../../contract/setting.ts'
import { rawRequest } from '../../support/raw-request.ts'
import { begun } from '../../support/registry.ts'
import { kioskIdentity, serviceInTest } from '../../support/service.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const identity = await kioskIdentity('kiosk-1')

async function reading(path: string) {
  const here = await setting(inMemory)
  const running = await serviceInTest(here.registry)
  const read = () => rawRequest(running.port, identity, { method: 'GET', path })
  return { ...here, ...running, read }
}

it('GET /v1/registry says whom a kiosk talks to, and as whom', async () => {
  const { read, client } = await reading('/v1/registry')
  const known = { name: 'registry.example.jp', kiosk: 'kiosk-1', search: { numberLength: 10, secondKey: 'name' } }
  expect(JSON.parse((await read()).body)).toEqual(known)
  expect(await (await client('kiosk-1')).hello()).toEqual(known)
})

it('GET /health reads the database', async () => {
  const { read } = await reading('/health')
  const { status, body } = await read()
  expect({ status, body: JSON.parse(body) }).toEqual({
    status: 200,
    body: { status: 'ok', registry: 'registry.example.jp' },
  })
})

it('GET /metrics counts requests by operation and outcome, refusals and durations', async () => {
  const { read, client, current } = await reading('/metrics')
  const [own, other] = [await client('kiosk-1'), await client('kiosk-2')]
  const { renewal } = await begun(own, current)
  value(await own.settleRenewal(renewal))
  expect(failure(await own.settleRenewal('f'.repeat(32)))).not.toBeNull()
  expect(failure(await other.settleRenewal(renewal))).not.toBeNull()
  const { body, headers } = await read()
  expect(headers['content-type']).toContain('text/plain; version=0.0.4')
  for (const line of [
    'koshin_requests_total{operation="beginRenewal",outcome="ok"} 1',
    'koshin_requests_total{operation="settleRenewal",outcome="ok"} 1',
    'koshin_requests_total{operation="settleRenewal",outcome="registry.not-accepted"} 1',
    'koshin_requests_total{operation="settleRenewal",outcome="refused.kiosk"} 1',
    'koshin_refused_total{reason="kiosk"} 1',
    'koshin_request_seconds_count{operation="settleRenewal"} 3',
  ])
    expect(body.split('\n')).toContain(line)
})

it('GET /openapi.json names every operation, with a schema that knows its fields', async () => {
  const { read } = await reading('/openapi.json')
  const document = JSON.parse((await read()).body)
  expect(document.openapi).toBe('3.1.0')
  const posts = Object.entries<Record<string, { operationId: string }>>(document.paths)
    .filter(([, path]) => path.post)
    .map(([path, { post }]) => [path, post?.operationId])
  expect(posts).toEqual(OPERATION_NAMES.map((name) => [`/v1/${name}`, name]))
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/v1/registry', '/health', '/metrics', '/openapi.json']),
  )
  const { requestBody, responses } = document.paths['/v1/renew'].post
  const { schema } = requestBody.content['application/json']
  expect(schema).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['renewal', 'current', 'new', 'newCertificate', 'personInCharge'],
    properties: { newCertificate: { type: 'string', format: 'base64url', maxLength: 87382 } },
  })
  const [accepted] = responses[200].content['application/json'].schema.oneOf
  expect(accepted.properties.value.required).toContain('head')
  const kinds = document.components.schemas.Failure.oneOf.map(
    (member: { properties: { kind: { const: string } } }) => member.properties.kind.const,
  )
  expect(kinds).toContain('renewal.overtaken')
})

it('has every reference of the document in the document', async () => {
  const { read } = await reading('/openapi.json')
  const { body } = await read()
  const { schemas } = JSON.parse(body).components
  const references = [...body.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to)
  expect(new Set(references)).toEqual(new Set(Object.keys(schemas).map((name) => `#/components/schemas/${name}`)))
})
