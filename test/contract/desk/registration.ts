import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../src/form/canonical-text.ts'
import { CONTACT_FIELDS, CONTACT_NAMES, type FieldKind } from '../../../src/form/fields.ts'
import { problemOf } from '../../../src/form/problem.ts'
import { readCanonicalText } from '../../../src/form/read-canonical-text.ts'
import type { Contact, FormContents } from '../../../src/types/registration.ts'
import {
  COMPANY,
  changeRequest,
  changing,
  contents,
  loggedIn,
  registerRequest,
  searched,
} from '../../support/requests.ts'
import { failure, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'
import { deskSetting, registered } from './setting.ts'

const NAMED = [{ O: [COMPANY.name] }]

export function registrationContract(createStore: CreateStore): void {
  describe('a registration', () => {
    it('finds the company, registers the card, and gives a receipt with a 企業ID', async () => {
      const { desk, fresh, store } = await deskSetting(createStore)
      const answer = await loggedIn(desk, fresh, 'registration')
      expect(answer).toEqual({
        purpose: 'registration',
        search: { numberLength: 10, secondKey: 'name' },
        next: expect.objectContaining({ kiosk: 'kiosk-1', expires: '2026-11-23T06:50:00Z' }),
      })
      const next = await searched(desk, fresh)
      const receipt = value(await desk.register(registerRequest(next, fresh)))
      expect(receipt).toEqual({
        number: '20261123-000001',
        request: next.request,
        kind: 'registration',
        outcome: 'completed',
        companyId: expect.stringMatching(/^\d{10}$/),
        time: '2026-11-23T06:20:00Z',
        head: { size: 3, root: expect.stringMatching(/^.{43}=$/) },
      })
      const { registrations, cards, evidence } = await store.rows()
      expect(registrations[1]).toEqual({
        number: COMPANY.number,
        name: COMPANY.name,
        company_id: receipt.companyId,
        contents: canonicalText(contents()),
        revision: 1,
      })
      expect(cards[1]).toMatchObject({ fingerprint: fresh.fingerprint, state: 'active', standing: 'full' })
      expect(evidence.at(-1)?.body).toContain(`\ndecision accepted completed ${receipt.number}\n`)
      expect(value(await desk.checkCard(fresh))).toEqual({ registration: { state: 'active' }, problems: [] })
      expect(await loggedIn(desk, fresh, 'login')).toEqual({ purpose: 'login', standing: 'full' })
    })

    it.each([
      ['allow', 'completed', 'full'],
      ['provisional', 'provisional', 'provisional'],
    ] as const)('of a card that names another company: %s', async (companyDiffers, outcome, standing) => {
      const policies = { companyDiffers, holderDiffers: 'allow' } as const
      const other = { alternative: [{ O: ['どこかの会社'] }] }
      const { desk, fresh, receipt } = await registered(createStore, { policies, fresh: other })
      expect(receipt.outcome).toBe(outcome)
      expect(await loggedIn(desk, fresh, 'login')).toEqual({ purpose: 'login', standing })
    })

    it('gives the same receipt to every retry, however late, and to nobody else', async () => {
      const { desk, fresh, clock, store } = await deskSetting(createStore)
      const next = await searched(desk, fresh)
      const request = registerRequest(next, fresh)
      const receipt = value(await desk.register(request))
      clock.now = new Date('2027-01-01T00:00:00Z')
      expect(value(await desk.register(request))).toEqual(receipt)
      expect(value(await desk.settleRequest(next.request))).toEqual({ state: 'done', receipt })
      const others = [
        registerRequest(next, fresh, contents({ person: '別人' })),
        registerRequest(next, fresh, contents(), '0000000002'),
      ]
      for (const other of others)
        expect(failure(await desk.register(other))).toEqual({ kind: 'registry.not-accepted', detail: 'request used' })
      expect((await store.rows()).requestReceipts).toHaveLength(1)
    })

    it('is settled as not done for good', async () => {
      const { desk, fresh, store } = await deskSetting(createStore)
      const next = await searched(desk, fresh)
      expect(value(await desk.settleRequest(next.request))).toEqual({ state: 'not-done' })
      expect(failure(await desk.register(registerRequest(next, fresh)))).toEqual({ kind: 'request.expired' })
      expect(failure(await desk.settleRequest('f'.repeat(32)))).toMatchObject({ kind: 'registry.not-accepted' })
      expect((await store.rows()).registrations).toHaveLength(1)
    })

    it('takes a company back whose card has expired, under its old 企業ID', async () => {
      const here = await registered(createStore, { fresh: { notAfter: '2027-01-31T14:59:59Z' } })
      const { desk, card, clock, receipt, fresh, store } = here
      const next = await card({ alternative: NAMED, notAfter: '2031-01-31T14:59:59Z' })
      const early = registerRequest(await searched(desk, next), next)
      expect(failure(await desk.register(early))).toEqual({ kind: 'registration.company-registered' })
      clock.now = new Date('2027-02-01T00:00:00Z')
      const again = value(await desk.register(registerRequest(await searched(desk, next), next)))
      expect(again.companyId).toBe(receipt.companyId)
      const { registrations, cards } = await store.rows()
      expect(registrations[1]).toMatchObject({ company_id: receipt.companyId, revision: 2 })
      expect(cards.slice(1)).toMatchObject([
        { fingerprint: fresh.fingerprint, state: 'superseded' },
        { fingerprint: next.fingerprint, state: 'active' },
      ])
    })
  })

  describe('a company whose card has expired', () => {
    const after = { notAfter: '2031-01-31T14:59:59Z' }
    const OTHER = [{ O: ['どこかの会社'] }]

    it.each(['allow', 'provisional', 'refuse'] as const)(
      'is not taken over by a card that does not name it: %s',
      async (companyDiffers) => {
        const policies = { companyDiffers, holderDiffers: 'allow' } as const
        const here = await registered(createStore, { policies, fresh: { notAfter: '2027-01-31T14:59:59Z' } })
        const { desk, card, clock, fresh, store } = here
        clock.now = new Date('2027-02-01T00:00:00Z')
        for (const alternative of [OTHER, [{ L: ['Minato'] }], null]) {
          const stranger = await card({ alternative, ...after })
          const taken = await desk.register(registerRequest(await searched(desk, stranger), stranger))
          expect(failure(taken)).toEqual({ kind: 'registration.company-registered' })
        }
        const { registrations, cards } = await store.rows()
        expect(registrations[1]).toMatchObject({ contents: canonicalText(contents()), revision: 1 })
        expect(cards.slice(1)).toMatchObject([{ fingerprint: fresh.fingerprint, state: 'active' }])
      },
    )

    it('and named it in a way that the roster does not: one that names it alike waits for the agency', async () => {
      const fresh = { alternative: OTHER, notAfter: '2027-01-31T14:59:59Z' }
      const { desk, card, clock } = await registered(createStore, { fresh })
      clock.now = new Date('2027-02-01T00:00:00Z')
      const next = await card({ alternative: OTHER, ...after })
      const again = value(await desk.register(registerRequest(await searched(desk, next), next)))
      expect(again.outcome).toBe('provisional')
    })
  })

  describe('a change', () => {
    it('shows what is registered, stores what was signed, and counts the revision up', async () => {
      const { desk, fresh, receipt, store } = await registered(createStore)
      const { registration, standing, next } = await changing(desk, fresh)
      expect({ registration, standing }).toEqual({
        standing: 'full',
        registration: {
          number: COMPANY.number,
          companyId: receipt.companyId,
          company: expect.objectContaining({ companyName: COMPANY.name, representativePosition: '代表取締役' }),
          contents: contents(),
          revision: 1,
        },
      })
      const changed = contents({ telephone: '044-999-9999' })
      const request = changeRequest(next, fresh, 1, changed)
      const done = value(await desk.change(request))
      expect(done).toMatchObject({ number: '20261123-000002', kind: 'change', companyId: receipt.companyId })
      expect(value(await desk.change(request))).toEqual(done)
      expect((await changing(desk, fresh)).registration).toMatchObject({ contents: changed, revision: 2 })
      expect((await store.rows()).requestReceipts).toHaveLength(2)
    })

    it('fills in a registration that is older than its contents', async () => {
      const { desk, current } = await deskSetting(createStore)
      const { registration, next } = await changing(desk, current)
      expect(registration).toMatchObject({ companyId: null, revision: 0, contents: { department: { mail: '' } } })
      expect(registration.company).toMatchObject({ companyName: '(株)テスト工務店01', companyPostcode: '' })
      expect(value(await desk.change(changeRequest(next, current, 0)))).toMatchObject({ companyId: null })
      expect((await changing(desk, current)).registration).toMatchObject({ contents: contents(), revision: 1 })
    })

    it('stores exactly what was signed, whatever it was', async () => {
      const { desk, fresh, store } = await registered(createStore)
      await fc.assert(
        fc.asyncProperty(filled, async (wanted) => {
          const { registration, next } = await changing(desk, fresh)
          value(await desk.change(changeRequest(next, fresh, registration.revision, wanted)))
          const kept = (await store.rows()).registrations[1]?.contents ?? ''
          expect(kept).toBe(canonicalText(wanted))
          expect(readCanonicalText(kept)).toEqual(wanted)
          expect((await changing(desk, fresh)).registration.contents).toEqual(wanted)
        }),
        { numRuns: 25 },
      )
    })
  })
}

/** Any text that the form lets through: quotes, backslashes, blanks, both levels of kanji. */
const text = (longest: number) =>
  fc
    .string({ unit: fc.constantFrom(...'aZ0 "\\\'&<　あアＡ１髙亜堯—～・'), minLength: 1, maxLength: longest })
    .filter((value) => problemOf({ kind: 'text', longest }, value) === null)

const VALUES: Readonly<Record<FieldKind, (longest: number) => fc.Arbitrary<string>>> = {
  text,
  digits: () => fc.stringMatching(/^\d{1,10}$/),
  postcode: () => fc.stringMatching(/^\d{3}-\d{4}$/),
  telephone: () => fc.stringMatching(/^0\d{1,3}-\d{3,4}-\d{4}$/),
  mail: () => fc.stringMatching(/^[a-z.+&'`]{1,20}@[a-z]{1,10}\.jp$/),
}

const contact = fc.record(
  Object.fromEntries(
    CONTACT_NAMES.map((name) => [name, VALUES[CONTACT_FIELDS[name].kind](CONTACT_FIELDS[name].longest)]),
  ),
) as unknown as fc.Arbitrary<Contact>

const filled: fc.Arbitrary<FormContents> = fc.record({ representative: contact, department: contact })
