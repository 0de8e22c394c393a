import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RegistryClient } from '../../../src/registry/client/registry-client.ts'
import { OPERATION_NAMES } from '../../../src/registry/wire/operations.ts'
import { failure, value } from '../../contract/setting.ts'
import { ecKey } from '../../support/certificates.ts'
import { expectSound } from '../../support/expect-sound.ts'
import { postgresStage } from '../../support/fault-stage.ts'
import { flood } from '../../support/flood.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { posted, rawRequest } from '../../support/raw-request.ts'
import {
  begun,
  proof,
  type RenewRequest,
  renewRequest,
  signed,
  type TestCard,
  testCard,
} from '../../support/registry.ts'
import { asked, contents, requestProof } from '../../support/requests.ts'
import { clientOf, kioskIdentity, machines } from '../../support/service.ts'
import { type Identity, serviceAuthority } from '../../support/service-certificates.ts'
import { unstorable } from '../../support/unstorable.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop(), 60_000)

const TIMES = 20
const DAY = 24 * 3600_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
const growth = posted('growth', { since: 0 })

/** A renewal under way at a service of its own. */
async function underWay(flags: readonly string[] = []) {
  const stage = await postgresStage(1, postgres)
  const service = await stage.serve({ flags })
  const kiosk = clientOf(await kioskIdentity('kiosk-1'), service.port)
  const cards = { current: stage.cards[0] as TestCard, new: await testCard(stage.authority) }
  const challenge = await begun(kiosk, cards.current)
  return { stage, service, kiosk, cards, challenge, request: renewRequest(challenge, cards) }
}

/** Nothing has happened but refusals; then the renewal happens all the same. */
async function expectNothing(here: Awaited<ReturnType<typeof underWay>>, refused: number): Promise<void> {
  const { stage, service, kiosk, request } = here
  await expectSound(stage, { seen: [], port: service.port, refused })
  expect(service.lines.filter(({ event }) => event === 'exception')).toEqual([])
  const receipt = value(await kiosk.renew(request))
  await expectSound(stage, { seen: [{ kiosk: 'kiosk-1', receipt }], port: service.port, refused })
}

describe.skipIf(postgres === null)('a service on PostgreSQL', { timeout: 180_000 }, () => {
  it('makes no connection without a certificate, with a wrong, an expired or a revoked one', async () => {
    const [strangers, impostors] = [await serviceAuthority('CN=Strangers'), await serviceAuthority()]
    const stolen = await machines.issue({ subject: 'CN=kiosk-1' })
    const kinds: readonly (readonly [string, Partial<Identity>])[] = [
      ['none', {}],
      ['of another authority', await strangers.issue({ subject: 'CN=kiosk-1' })],
      ['of an impostor', await impostors.issue({ subject: 'CN=kiosk-1' })],
      ['expired', await machines.issue({ subject: 'CN=kiosk-1', notBefore: ago(3), notAfter: ago(1) })],
      ['revoked', stolen],
    ]
    const crl = join((await postgresStage(1, postgres)).folder, 'machines.crl')
    writeFileSync(crl, await machines.revocationList(stolen.cert))
    const here = await underWay(['--client-crl', crl])
    const { port, lines } = here.service
    const failures = () => lines.filter(({ event }) => event === 'handshake failed').map((line) => line.code)
    for (const [name, identity] of kinds) {
      const before = failures().length
      for (let time = 0; time < TIMES; time++) expect((await rawRequest(port, identity, growth)).status).toBe(0)
      await expect.poll(() => failures().length).toBe(before + TIMES)
      const [code, ...others] = new Set(failures().slice(before))
      expect(others).toEqual([])
      console.log(`refused: certificate ${name}: ${TIMES} of ${TIMES}, the log says ${code}`)
    }
    const metrics = await rawRequest(port, await kioskIdentity('kiosk-1'), { method: 'GET', path: '/metrics' })
    expect(metrics.body).toContain(`koshin_refused_total{reason="tls"} ${kinds.length * TIMES}\n`)
    await expectNothing(here, 0)
  })

  it('takes no statement with any octet altered', async () => {
    const here = await underWay()
    const { request, kiosk } = here
    let altered = 0
    for (const role of ['current', 'new'] as const) {
      const { statement } = request[role]
      const renewals = Array.from(statement, (_, at) => ({
        ...request,
        [role]: { ...request[role], statement: statement.map((octet, index) => (index === at ? octet ^ 1 : octet)) },
      }))
      altered += await expectRefused(kiosk, renewals)
      console.log(
        `refused: the statement of the ${role} card altered by one octet: ${renewals.length} of ${renewals.length}`,
      )
    }
    await expectNothing(here, altered)
  })

  it('takes no proof for another registry, and no signature of a wrong card', async () => {
    const here = await underWay()
    const { request, kiosk, cards, challenge } = here
    const kinds: Readonly<Record<string, () => Partial<RenewRequest>>> = {
      'a proof for another registry name': () => ({
        current: proof(challenge, 'current', cards, { registry: `koshin-${Math.random()}` }),
      }),
      'a signature by a card of nobody': () => ({ current: signed(request.current.statement, ecKey()) }),
      "the new card's signature for the current one": () => ({
        current: signed(request.current.statement, cards.new.key),
      }),
      "the current card's signature for the new one": () => ({ new: signed(request.new.statement, cards.current.key) }),
    }
    for (const [name, forge] of Object.entries(kinds)) {
      const forged = Array.from({ length: TIMES }, () => ({ ...request, ...forge() }))
      console.log(`refused: ${name}: ${await expectRefused(kiosk, forged)} of ${TIMES}`)
    }
    await expectNothing(here, Object.keys(kinds).length * TIMES)
  })

  it('takes no proof a second time', async () => {
    const { stage, service, kiosk, cards, challenge, request } = await underWay()
    const receipt = value(await kiosk.renew(request))
    const repeated = value(await kiosk.renew(request))
    expect(repeated).toEqual(receipt) // whose answer was lost: the same receipt, and nothing happens
    const replays: RenewRequest[] = []
    for (let time = 0; time < TIMES; time++) {
      const other = await testCard(stage.authority)
      replays.push(renewRequest(challenge, { ...cards, new: other })) // the round is spent
      replays.push({ ...request, renewal: (await begun(kiosk, cards.new)).renewal }) // of another round
    }
    const refused = await expectRefused(kiosk, replays)
    const other = clientOf(await kioskIdentity('kiosk-2'), service.port)
    const kinds = new Set<string>()
    for (let time = 0; time < TIMES; time++) kinds.add(JSON.stringify(failure(await other.renew(request))))
    expect([...kinds]).toEqual(['{"kind":"registry.not-accepted","detail":"kiosk"}'])
    const login = await asked(kiosk.desk, cards.new, 'login')
    const again = { request: login.request, proof: requestProof(login, cards.new, { kind: 'login' }) }
    value(await kiosk.desk.login(again))
    for (let time = 0; time < TIMES; time++) expect((await kiosk.desk.login(again)).ok).toBe(false)
    await expectSound(stage, { seen: [{ kiosk: 'kiosk-1', receipt }], port: service.port, refused })
    console.log(`refused: a replayed proof: ${refused} renewals, ${TIMES} of another kiosk, ${TIMES} logins`)
  })

  it('reads no body of 1 MB, whatever the operation', async () => {
    const here = await underWay()
    const identity = await kioskIdentity('kiosk-1')
    const padding = 'x'.repeat(1024 * 1024)
    for (const name of OPERATION_NAMES) {
      const answers = []
      for (let time = 0; time < TIMES; time++)
        answers.push(rawRequest(here.service.port, identity, posted(name, { padding })))
      for (const { status } of await Promise.all(answers)) expect([413, 0]).toContain(status) // 0: cut while it was sent
    }
    await expectNothing(here, 0)
    console.log(`refused: bodies of 1 MB: ${OPERATION_NAMES.length * TIMES} of ${OPERATION_NAMES.length * TIMES}`)
  })

  it('takes no text with U+0000 or half a surrogate pair in it', async () => {
    const here = await underWay()
    const { kiosk, cards, request, service } = here
    const identity = await kioskIdentity('kiosk-1')
    const login = await asked(kiosk.desk, cards.current, 'login')
    const signedIn = requestProof(login, cards.current, { kind: 'login' })
    const { certificate } = cards.current
    const bodies = {
      beginRenewal: { certificate, kiosk: 'kiosk-1' },
      reviewRenewal: { renewal: request.renewal, current: request.current, newCertificate: request.newCertificate },
      renew: request,
      settleRenewal: { renewal: request.renewal },
      beginRequest: { certificate, purpose: 'login', kiosk: 'kiosk-1' },
      login: { request: login.request, proof: signedIn },
      searchCompany: { request: login.request, number: '1', name: 'x', password: null },
      register: { request: login.request, proof: signedIn, number: '1', contents: contents() },
      change: { request: login.request, proof: signedIn, contents: contents(), revision: 0 },
      settleRequest: { request: login.request },
    }
    let count = 0
    for (const [name, body] of Object.entries(bodies)) {
      for (const spoilt of unstorable(onTheWire(body))) {
        const { status, body: answer } = await rawRequest(service.port, identity, posted(name, spoilt))
        expect([200, 400, 403]).toContain(status)
        expect(JSON.parse(answer)).toMatchObject({ ok: false, failure: { kind: 'registry.not-accepted' } })
        count++
      }
    }
    await expectNothing(here, 0)
    console.log(`refused: U+0000 or half a surrogate pair in each text of each operation: ${count} of ${count}`)
  })

  it('answers one kiosk no more often than its rate, however much it asks, and the others as ever', async () => {
    const { stage, service, cards } = await underWay(['--rate', '50'])
    const modest = clientOf(await kioskIdentity('kiosk-2'), service.port)
    const flooding = flood(service.port, await kioskIdentity('kiosk-3'), { requests: 10_000 })
    const waits: number[] = []
    const isOver = flooding.then(() => true)
    do {
      const begun = performance.now()
      expect((await modest.beginRenewal({ certificate: cards.current.certificate, kiosk: 'kiosk-2' })).ok).toBe(true)
      waits.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 30)) // within the rate
    } while (!(await Promise.race([isOver, false])))
    const { statuses, ms } = await flooding
    const allowed = statuses.get('200') ?? 0
    expect(allowed + (statuses.get('429') ?? 0)).toBe(10_000)
    expect(allowed).toBeLessThanOrEqual(50 + Math.ceil((50 * ms) / 1000))
    expect(service.lines.filter(({ kiosk, status }) => kiosk === 'kiosk-2' && status !== 200)).toEqual([])
    await expectSound(stage, { seen: [], port: service.port })
    console.log(
      `refused: 10,000 requests of one kiosk at once: ${allowed} answered in ${Math.round(ms)} ms at 50 a second, ` +
        `${10_000 - allowed} refused; another kiosk: ${waits.length} of ${waits.length} answered, ` +
        `the slowest in ${Math.round(Math.max(...waits))} ms`,
    )
  })
})

/** As many at once as a kiosk has connections. */
async function expectRefused(kiosk: RegistryClient, requests: readonly RenewRequest[]): Promise<number> {
  for (let at = 0; at < requests.length; at += 4) {
    const answers = await Promise.all(requests.slice(at, at + 4).map((request) => kiosk.renew(request)))
    for (const answer of answers) expect(failure(answer)?.kind).toBe('registry.not-accepted')
  }
  return requests.length
}

/** Octets as base64url. */
function onTheWire(value: unknown): object {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64url') as unknown as object
  if (typeof value !== 'object' || value === null) return value as object
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, onTheWire(inner)]))
}
