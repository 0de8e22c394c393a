import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src/failure.ts'
import type { RequestPurpose } from '../../../src/types/registration.ts'
import { ecKey, testAuthority } from '../../support/certificates.ts'
import { begun, renewRequest, signed, type TestCard, testCard } from '../../support/registry.ts'
import {
  asked,
  COMPANY,
  changeRequest,
  changing,
  contents,
  type RegisterRequest,
  registerRequest,
  requestProof,
  searched,
} from '../../support/requests.ts'
import { failure, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'
import { type DeskSetting, deskSetting, registered } from './setting.ts'

const PURPOSES: readonly RequestPurpose[] = ['login', 'registration', 'change']

/** What is refused when a request begins. */
const BEGINNINGS: readonly [string, Failure, (here: DeskSetting) => Promise<[TestCard, readonly RequestPurpose[]]>][] =
  [
    [
      'an unregistered card that wants to log in',
      { kind: 'login.unregistered' },
      async (here) => [here.fresh, ['login', 'change']],
    ],
    [
      'a registered card that wants to be registered',
      { kind: 'registration.card-registered' },
      async (here) => [here.current, ['registration']],
    ],
    [
      'a card with the key of a registered one',
      { kind: 'registration.card-registered' },
      async (here) => [await here.card({ key: here.current.key }), ['registration']],
    ],
    [
      'an expired card',
      { kind: 'certificate.expired', role: 'card' },
      async (here) => [await here.card({ notAfter: '2025-01-01T00:00:00Z' }), PURPOSES],
    ],
    [
      'a card that nobody vouches for',
      { kind: 'certificate.untrusted', role: 'card' },
      async () => [await testCard(await testAuthority({ name: 'O=Stranger' })), PURPOSES],
    ],
    [
      'no certificate',
      { kind: 'certificate.unreadable', role: 'card' },
      async (here) => [{ ...here.fresh, certificate: Buffer.from('x') }, PURPOSES],
    ],
    [
      'a superseded card that wants to log in',
      { kind: 'login.superseded', on: '2026-11-23T06:20:00Z' },
      async ({ registry, current, fresh }) => {
        value(await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh })))
        return [current, ['login', 'change']]
      },
    ],
  ]

type Forge = (request: RegisterRequest, here: DeskSetting) => Partial<RegisterRequest>

const signedByOther: Forge = ({ proof }) => ({ proof: signed(proof.statement, ecKey()) })

/** What is refused at the last step, and stays in the evidence. */
const FORGERIES: readonly [string, string, Forge][] = [
  ['another number than was searched', 'card statement.number', () => ({ number: '0000000002' })],
  [
    'other contents than were signed',
    'card statement.content',
    () => ({ contents: contents({ fax: '044-111-1111' }) }),
  ],
  ['the signature of another card', 'card signature', signedByOther],
  [
    'octets that are no statement',
    'card statement',
    (_, { fresh }) => ({ proof: signed(Buffer.from('x'), fresh.key) }),
  ],
]

export function refusalContract(createStore: CreateStore): void {
  describe('the desk refuses', () => {
    it.each(BEGINNINGS)('%s', async (_, expected, present) => {
      const here = await deskSetting(createStore)
      const [{ certificate }, purposes] = await present(here)
      for (const purpose of purposes)
        expect(failure(await here.desk.beginRequest({ certificate, purpose, kiosk: 'kiosk-1' }))).toEqual(expected)
    })

    it('a kiosk whose name is no name', async () => {
      const { desk, current } = await deskSetting(createStore)
      const begun = desk.beginRequest({ certificate: current.certificate, purpose: 'login', kiosk: 'I owe you' })
      expect(failure(await begun)).toEqual({ kind: 'registry.not-accepted', detail: 'name' })
    })

    it('the login of a card that was superseded meanwhile, and accepts its successor', async () => {
      const { desk, registry, current, fresh } = await deskSetting(createStore)
      const challenge = await asked(desk, current, 'login')
      value(await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh })))
      const proof = requestProof(challenge, current, { kind: 'login' })
      const refused = failure(await desk.login({ request: challenge.request, proof }))
      expect(refused).toEqual({ kind: 'login.superseded', on: '2026-11-23T06:20:00Z' })
      const next = await asked(desk, fresh, 'login')
      const own = requestProof(next, fresh, { kind: 'login' })
      expect(value(await desk.login({ request: next.request, proof: own }))).toEqual({
        purpose: 'login',
        standing: 'provisional', // the new card names the company in another way
      })
      expect(value(await desk.checkCard(current)).registration).toEqual({ state: 'superseded', on: expect.any(String) })
    })

    it.each(['registry', 'kiosk', 'nonce', 'time', 'expires', 'request'] as const)(
      'a login whose %s is another',
      async (field) => {
        const { desk, current } = await deskSetting(createStore)
        const challenge = await asked(desk, current, 'login')
        const others = { ...(await asked(desk, current, 'login')), registry: 'x', kiosk: 'x' }
        const other = { ...others, time: '2026-11-23T06:20:01Z', expires: '2036-11-23T06:30:00Z' }[field]
        const proof = requestProof(challenge, current, { kind: 'login' }, { [field]: other })
        const detail = `card statement.${field}`
        const refused = failure(await desk.login({ request: challenge.request, proof }))
        expect(refused).toEqual({ kind: 'registry.not-accepted', detail })
      },
    )

    it('a login that is too late, one that was done already, and one by another card', async () => {
      const { desk, current, fresh, clock } = await deskSetting(createStore)
      const challenge = await asked(desk, current, 'change')
      const login = { request: challenge.request, proof: requestProof(challenge, current, { kind: 'login' }) }
      const stolen = requestProof(challenge, fresh, { kind: 'login' })
      expect(failure(await desk.login({ ...login, proof: stolen }))?.kind).toBe('registry.not-accepted')
      clock.now = new Date('2026-11-23T06:30:01Z')
      expect(failure(await desk.login(login))).toEqual({ kind: 'request.expired' })
      clock.now = new Date('2026-11-23T06:30:00Z')
      value(await desk.login(login))
      expect(failure(await desk.login(login))).toEqual({ kind: 'registry.not-accepted', detail: 'request answered' })
    })

    it.each(FORGERIES)('a registration with %s, keeps the evidence, and spends nothing', async (_, detail, forge) => {
      const here = await deskSetting(createStore)
      const request = registerRequest(await searched(here.desk, here.fresh), here.fresh)
      const refused = await here.desk.register({ ...request, ...forge(request, here) })
      expect(failure(refused)).toEqual({ kind: 'registry.not-accepted', detail })
      const { registrations, evidence } = await here.store.rows()
      expect(registrations).toHaveLength(1)
      expect(evidence.at(-1)?.body).toContain('\ndecision refused registry.not-accepted\n')
      value(await here.desk.register(request))
    })

    it('a registration without a login, without a search, and of a request for something else', async () => {
      const { desk, fresh, current } = await deskSetting(createStore)
      const unproved = registerRequest(await asked(desk, fresh, 'registration'), fresh)
      expect(failure(await desk.register(unproved))).toMatchObject({ detail: 'request open' })
      const next = await searched(desk, fresh)
      const other = registerRequest(next, fresh, contents(), '0000000002')
      expect(failure(await desk.register(other))).toMatchObject({ detail: 'number' })
      const change = await changing(desk, current)
      expect(failure(await desk.register(registerRequest(change.next, current)))).toMatchObject({ detail: 'request' })
      expect(failure(await desk.change(changeRequest(next, fresh, 0)))).toMatchObject({ detail: 'request' })
    })

    it('contents that no form gives', async () => {
      const { desk, fresh } = await deskSetting(createStore)
      const next = await searched(desk, fresh)
      for (const wrong of ['', '　', 'あ'.repeat(61), 'a\u001bb', 'a\nb', '\ud800', 'ｱ', '①', '𠮷'])
        expect(failure(await desk.register(registerRequest(next, fresh, contents({ name: wrong }))))).toEqual({
          kind: 'registry.not-accepted',
          detail: 'request',
        })
    })

    it('a registration that is too late', async () => {
      const { desk, fresh, clock } = await deskSetting(createStore)
      const request = registerRequest(await searched(desk, fresh), fresh)
      clock.now = new Date('2026-11-23T06:50:01Z')
      expect(failure(await desk.register(request))).toEqual({ kind: 'request.expired' })
    })

    it('a second card of a company, and a card for a second company', async () => {
      const { desk, fresh, card, store } = await registered(createStore)
      const other = await card()
      const second = registerRequest(await searched(desk, other), other)
      expect(failure(await desk.register(second))).toEqual({ kind: 'registration.company-registered' })
      const body = (await store.rows()).evidence.at(-1)?.body
      expect(body).toContain('\ndecision refused registration.company-registered\n')
      const again = desk.beginRequest({ certificate: fresh.certificate, purpose: 'registration', kiosk: 'kiosk-1' })
      expect(failure(await again)).toEqual({ kind: 'registration.card-registered' })
    })

    it('a card that names another company, where the agency wants that', async () => {
      const policies = { companyDiffers: 'refuse', holderDiffers: 'allow' } as const
      const here = await deskSetting(createStore, { policies, fresh: { alternative: [{ O: ['どこかの会社'] }] } })
      const request = registerRequest(await searched(here.desk, here.fresh), here.fresh)
      expect(failure(await here.desk.register(request))).toEqual({ kind: 'registry.not-accepted', detail: 'company' })
    })

    it('a change of a registration that has moved on, and says what is there now', async () => {
      const { desk, fresh, store } = await registered(createStore)
      const [first, second] = [await changing(desk, fresh), await changing(desk, fresh, 'kiosk-2')]
      value(
        await desk.change(changeRequest(first.next, fresh, 1, contents({ telephone: '044-111-1111', person: '甲' }))),
      )
      const mine = contents({ mail: 'new@example.jp', person: '甲' })
      expect(failure(await desk.change(changeRequest(second.next, fresh, 1, mine)))).toEqual({
        kind: 'registration.changed-meanwhile',
        fields: [
          { name: 'representative.telephone', present: '044-111-1111' },
          { name: 'representative.mail', present: 'bid@example.jp' },
        ],
        revision: 2,
      })
      expect((await store.rows()).evidence.at(-1)?.body).toContain('refused registration.changed-meanwhile')
      value(await desk.change(changeRequest(second.next, fresh, 2, mine))) // the same nonce, a new proof
      expect((await changing(desk, fresh)).registration).toMatchObject({ contents: mine, revision: 3 })
    })

    it('a search for a company that the roster does not know any more', async () => {
      const { desk, fresh, store } = await deskSetting(createStore)
      const next = await searched(desk, fresh)
      await store.run(`delete from roster where number = '${COMPANY.number}'`)
      expect(failure(await desk.register(registerRequest(next, fresh)))).toMatchObject({ detail: 'number' })
    })
  })
}
