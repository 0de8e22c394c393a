import { describe, expect, it } from 'vitest'
import { setting } from '../../contract/setting.ts'
import { posted, rawRequest } from '../../support/raw-request.ts'
import { clientOf, kioskIdentity, machines, serviceInTest } from '../../support/service.ts'
import { type Identity, serviceAuthority } from '../../support/service-certificates.ts'
import { inMemory } from '../../support/sqlite-stores.ts'

const DAY = 24 * 3600_000
const strangers = await serviceAuthority('CN=Strangers')
const impostors = await serviceAuthority() // under the name of the true one
const ago = (days: number) => new Date(Date.now() - days * DAY)
const growth = posted('growth', { since: 0 })

const REFUSED: readonly [string, code: string, () => Promise<Partial<Identity>>][] = [
  ['no certificate', 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE', async () => ({})],
  ['one of another authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', () => strangers.issue({ subject: 'CN=kiosk-1' })],
  [
    'one of another authority by the same name',
    'CERT_SIGNATURE_FAILURE',
    () => impostors.issue({ subject: 'CN=kiosk-1' }),
  ],
  [
    'one that has expired',
    'CERT_HAS_EXPIRED',
    () => machines.issue({ subject: 'CN=kiosk-1', notBefore: ago(3), notAfter: ago(1) }),
  ],
  [
    'one that is not valid yet',
    'CERT_NOT_YET_VALID',
    () => machines.issue({ subject: 'CN=kiosk-1', notBefore: ago(-0.5) }),
  ],
  ["a service's", 'INVALID_PURPOSE', () => machines.issue({ subject: 'CN=kiosk-1', host: '127.0.0.1' })],
]

describe('a connection', () => {
  it('with the certificate of a kiosk is answered', async () => {
    const { port } = await serviceInTest((await setting(inMemory)).registry)
    expect(await rawRequest(port, await kioskIdentity('kiosk-1'), growth)).toMatchObject({ status: 200 })
  })

  it.each(REFUSED)('with %s comes to nothing, is counted, and the log says %s', async (_, code, identity) => {
    const { port, lines } = await serviceInTest((await setting(inMemory)).registry)
    expect((await rawRequest(port, await identity(), growth)).status).toBe(0)
    await expect.poll(() => lines).toMatchObject([{ level: 'warn', event: 'handshake failed', code }])
    const { body } = await rawRequest(port, await kioskIdentity('kiosk-1'), { method: 'GET', path: '/metrics' })
    expect(body).toContain('koshin_refused_total{reason="tls"} 1\n')
  })

  it('of a kiosk that was stolen comes to nothing, and the others are answered', async () => {
    const [own, stolen] = [await kioskIdentity('kiosk-1'), await machines.issue({ subject: 'CN=kiosk-2' })]
    const server = await machines.issue({ subject: 'CN=registry', host: '127.0.0.1' })
    const crl = await machines.revocationList(stolen.cert)
    const { registry } = await setting(inMemory)
    const { port, lines } = await serviceInTest(registry, { identity: { ...server, ca: machines.pem, crl } })
    expect((await rawRequest(port, stolen, growth)).status).toBe(0)
    await expect.poll(() => lines).toMatchObject([{ event: 'handshake failed', code: 'CERT_REVOKED' }])
    expect((await rawRequest(port, own, growth)).status).toBe(200)
  })

  it.each(['CN=two words', 'O=Agency', 'CN=kiosk-1, CN=kiosk-2', `CN=${'k'.repeat(65)}`, 'CN=../kiosk'])(
    'of a certificate that names no kiosk (%s) is told so, whatever it asks',
    async (subject) => {
      const { port } = await serviceInTest((await setting(inMemory)).registry)
      const identity = await machines.issue({ subject })
      for (const asked of [growth, { method: 'GET', path: '/metrics' }]) {
        const { status, body } = await rawRequest(port, identity, asked)
        expect(status).toBe(403)
        expect(JSON.parse(body)).toEqual({ ok: false, failure: { kind: 'registry.not-accepted', detail: 'name' } })
      }
    },
  )

  it('speaks TLS 1.2 at least', async () => {
    const { port } = await serviceInTest((await setting(inMemory)).registry)
    const identity = await kioskIdentity('kiosk-1')
    const ciphers = 'DEFAULT:@SECLEVEL=0' // or this end would not offer it
    const old = { ...growth, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers } as const
    expect((await rawRequest(port, identity, old)).status).toBe(0)
    expect((await rawRequest(port, identity, { ...growth, maxVersion: 'TLSv1.2' })).status).toBe(200)
  })

  it('to a service that another authority vouches for is not made', async () => {
    const identity = await strangers.issue({ subject: 'CN=registry', host: '127.0.0.1' })
    const { registry } = await setting(inMemory)
    const { port } = await serviceInTest(registry, { identity: { ...identity, ca: machines.pem } })
    const client = clientOf(await kioskIdentity('kiosk-1'), port)
    expect(await client.growth(0)).toEqual({ ok: false, failure: { kind: 'registry.unreachable' } })
    const elsewhere = await machines.issue({ subject: 'CN=registry', host: '127.0.0.2' })
    const other = await serviceInTest(registry, { identity: { ...elsewhere, ca: machines.pem } })
    expect((await clientOf(await kioskIdentity('kiosk-1'), other.port).growth(0)).ok).toBe(false)
  })
})
