import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELAYS } from '../../../machines/delays.ts'
import { fieldValue } from '../../../src/form/fields.ts'
import { changedFields } from '../../../src/form/rebase.ts'
import { done, failed } from '../../../src/result.ts'
import type { FormContents } from '../../../src/types/registration.ts'
import { COMPANY, CONTENTS, NEXT, pendingOf, REGISTERED, REQUEST, requestReceipt } from '../../support/desk-samples.ts'
import {
  CONTENT_PROOF,
  commit,
  type FormJourney,
  handIn,
  LOGIN_PROOF,
  LOGINS,
  logIn,
  search,
  visitToCommitting,
  visitToConfirmation,
  visitToForm,
  visitToPin,
} from '../../support/desk-visits.ts'
import { soundContents } from '../../support/form-contents.ts'
import { enterPin, insertAndConfirm, type KioskInTest, startDesk } from '../../support/kiosk-in-test.ts'
import { currentCard, newCard, notice, unproven, wrongPin } from '../../support/renewal-samples.ts'

const JOURNEYS = ['registration', 'change'] as const
const signed = (visit: KioskInTest) => visit.asked('signRequest').map(({ matter }) => matter)
const OTHER: FormContents = { ...CONTENTS, representative: { ...CONTENTS.representative, telephone: '048-999-0000' } }

const matterOf = (journey: FormJourney, contents: FormContents, revision = REGISTERED.revision) =>
  journey === 'registration'
    ? { kind: 'registration', number: '00012345', contents }
    : { kind: 'change', contents, revision }

describe.each(JOURNEYS)('%s', (journey) => {
  it('goes from the card to the receipt, and wipes', async () => {
    const visit = await visitToCommitting(journey)
    expect(visit.asked('beginRequest')).toEqual([{ card: currentCard(), purpose: journey }])
    expect(visit.asked('signRequest').map(({ challenge }) => challenge)).toEqual([REQUEST, NEXT])
    expect(visit.asked('login')).toEqual([{ challenge: REQUEST, proof: LOGIN_PROOF.value }])
    expect(visit.asked('submitRequest')).toEqual([
      { pending: pendingOf(journey), matter: matterOf(journey, CONTENTS), proof: CONTENT_PROOF.value },
    ])
    expect(visit.wiped).not.toContain('all')
    await visit.answer('submitRequest', done(requestReceipt(journey)))
    expect(visit.screen(`${journey}-result`).receipt).toEqual(requestReceipt(journey))
    expect(visit.wiped.at(-1)).toBe('all')
    visit.press('result.closed')
    expect(visit.screen('take-cards').reason).toBe('finished')
    expect(visit.scene().journey).toBe(journey)
    expect(visit.forgotten()).toBe(1)
  })

  it.each([
    { kind: 'registration.card-registered' },
    { kind: 'login.unregistered' },
    { kind: 'login.superseded', on: '2026-11-20T03:00:00Z' },
    { kind: 'certificate.expired', role: 'card' },
  ] as const)('is refused at the card screen: $kind', async (failure) => {
    const visit = startDesk(journey)
    await insertAndConfirm(visit, currentCard())
    await visit.answer('beginRequest', failed(failure))
    expect(visit.screen('card')).toMatchObject({ again: false, notice: notice(failure, 5) })
  })

  it('asks for the PIN again when it was wrong, and sends none by itself', async () => {
    const visit = await visitToPin(journey)
    enterPin(visit)
    await visit.answer('signRequest', wrongPin(4))
    expect(visit.screen('card-pin').dialog).toMatchObject({ role: 'card', triesLeft: 4, attempt: 1 })
    expect(visit.wiped.at(-1)).toBe('card')
    expect(visit.asked('signRequest')).toHaveLength(1)
  })

  it('asks before it gives up what was typed, and then wipes', async () => {
    const visit = await visitToForm(journey)
    visit.press('cancel.requested')
    expect(visit.overlay()).toEqual({ kind: 'cancelling' })
    visit.press('cancel.declined')
    expect(visit.screen(`${journey}-form`)).toBeTruthy()
    visit.press('cancel.requested')
    visit.press('cancel.confirmed')
    expect(visit.screen('take-cards').reason).toBe('cancelled')
    expect(visit.wiped.at(-1)).toBe('all')
  })

  it('has the focus on 戻る, which leads back to what was typed', async () => {
    const visit = await visitToConfirmation(journey, OTHER)
    expect(visit.screen(`${journey}-confirmation`).focused).toBe('back')
    visit.press('review.chosen')
    expect(visit.screen(`${journey}-form`).form.contents).toEqual(OTHER)
    expect(signed(visit)).toHaveLength(1)
  })

  it('keeps the form while the card is out, and has the same card sign with its PIN typed again', async () => {
    const visit = await visitToConfirmation(journey, OTHER)
    visit.readers(null)
    expect(visit.screen(`${journey}-confirmation`).form.contents).toEqual(OTHER)
    commit(visit)
    expect(visit.screen('card')).toMatchObject({ again: true, notice: notice({ kind: 'card.removed' }, 5) })
    expect(visit.wiped.at(-1)).toBe('card')
    visit.readers(newCard())
    await visit.answer('identifyCard', done(newCard()))
    expect(visit.screen('card')).toMatchObject({
      slot: { state: 'refused' },
      notice: notice({ kind: 'card.changed' }, 5),
    })
    visit.readers(null)
    await insertAndConfirm(visit, currentCard({ insertion: 7 }))
    expect(signed(visit)).toHaveLength(1)
    enterPin(visit)
    await visit.answer('signRequest', CONTENT_PROOF)
    expect(visit.asked('submitRequest')[0]?.matter).toEqual(matterOf(journey, OTHER))
  })

  it.each([
    ['is wrong after all', wrongPin(4), 'card-pin'],
    ['is blocked', unproven({ kind: 'pin.blocked' }, 0, true), 'card-pin'],
    ['the card is pulled', unproven({ kind: 'card.removed' }, 5), 'card'],
  ] as const)(
    'asks again, and sends nothing by itself, when at the second signature %s',
    async (_, outcome, screen) => {
      const visit = await visitToConfirmation(journey)
      commit(visit)
      await visit.answer('signRequest', outcome)
      expect(visit.scene().screen.name).toBe(screen)
      expect(visit.wiped.at(-1)).toBe('card')
      expect(visit.asked('signRequest')).toHaveLength(2)
      expect(visit.asked('submitRequest')).toEqual([])
    },
  )

  it('is told a refusal on the confirmation, where only 戻る is left', async () => {
    const visit = await visitToCommitting(journey)
    await visit.answer('submitRequest', failed({ kind: 'registry.not-accepted', detail: 'proof' }))
    visit.press('focus.moved')
    const screen = visit.screen(`${journey}-confirmation`)
    expect(screen).toMatchObject({
      focused: 'back',
      notice: notice({ kind: 'registry.not-accepted', detail: 'proof' }),
    })
    visit.press('review.chosen')
    expect(visit.screen(`${journey}-form`)).toMatchObject({ notice: null, form: { contents: CONTENTS } })
  })

  it('asks what became of it when the answer was lost, and never asks for it twice', async () => {
    const visit = await visitToCommitting(journey)
    await visit.answer('submitRequest', failed({ kind: 'registry.unreachable' }))
    expect(visit.asked('settleRequest')).toEqual([{ pending: pendingOf(journey) }])
    await visit.answer('settleRequest', failed({ kind: 'registry.unreachable' }))
    visit.pass(DELAYS.settlePatience)
    expect(visit.screen('request-interrupted').settlement).toEqual({ state: 'unknown' })
    await visit.answer('settleRequest', done({ state: 'done', receipt: requestReceipt(journey) }))
    expect(visit.screen(`${journey}-result`).receipt).toEqual(requestReceipt(journey))
    expect(visit.asked('submitRequest')).toHaveLength(1)
  })

  it('keeps what was typed for the same card when it did not happen', async () => {
    const visit = await visitToCommitting(journey, OTHER)
    await visit.answer('submitRequest', failed({ kind: 'registry.unreachable' }))
    await visit.answer('settleRequest', done({ state: 'not-done' }))
    expect(visit.screen('card').notice).toEqual(notice({ kind: 'request.not-done' }))
    await visit.answer('identifyCard', done(currentCard()))
    visit.press('card.confirmed')
    await visit.answer('beginRequest', done(REQUEST))
    await logIn(visit, journey)
    if (journey === 'registration') {
      expect(visit.screen('search').sought).toEqual({ number: '00012345', name: 'テスト工務店' })
      search(visit)
      await visit.answer('searchCompany', done(COMPANY))
    }
    expect(visit.screen(`${journey}-form`).form.contents).toEqual(OTHER)
  })

  it('drops what was typed when another card logs in', async () => {
    const visit = await visitToCommitting(journey, OTHER)
    await visit.answer('submitRequest', failed({ kind: 'request.expired' }))
    await insertAndConfirm(visit, newCard())
    await visit.answer('beginRequest', done(REQUEST))
    await logIn(visit, journey)
    if (journey === 'registration') expect(visit.screen('search').sought).toEqual({ number: '', name: '' })
    else expect(visit.screen('change-form').form.contents).toEqual(CONTENTS)
  })

  it('is asked about at the next start after a crash', async () => {
    const visit = startDesk(journey, { pending: pendingOf(journey) })
    await visit.answer('settleRequest', done({ state: 'done', receipt: requestReceipt(journey) }))
    expect(visit.screen('request-interrupted')).toMatchObject({
      pending: pendingOf(journey),
      settlement: { state: 'done' },
    })
    visit.press('interruption.acknowledged')
    expect(visit.screen('menu')).toBeTruthy()
    expect(visit.forgotten()).toBe(1)
  })

  it('signs and hands in exactly what the confirmation showed', async () => {
    await fc.assert(
      fc.asyncProperty(soundContents, async (contents) => {
        const visit = await visitToConfirmation(journey, contents)
        const shown = visit.screen(`${journey}-confirmation`).form.contents
        commit(visit)
        await visit.answer('signRequest', CONTENT_PROOF)
        const [submitted] = visit.asked('submitRequest')
        expect(submitted?.matter).toEqual(matterOf(journey, shown))
        expect(signed(visit).at(-1)).toEqual(submitted?.matter)
        visit.actor.stop()
      }),
      { numRuns: 30 },
    )
  })
})

it('confirms nothing that may not be registered', async () => {
  const visit = await visitToForm('registration')
  handIn(visit, { ...CONTENTS, department: { ...CONTENTS.department, person: '髙橋' } })
  expect(visit.scene().screen.name).toBe('registration-form')
})

describe('registration', () => {
  it('searches, wipes the password each time, and keeps the rest', async () => {
    const visit = await visitToPin('registration')
    await logIn(visit, 'registration')
    search(visit)
    expect(visit.asked('searchCompany')).toEqual([
      { request: REQUEST.request, number: '00012345', name: 'テスト工務店' },
    ])
    await visit.answer('searchCompany', failed({ kind: 'search.no-match' }))
    expect(visit.wiped.at(-1)).toBe('password')
    expect(visit.screen('search')).toMatchObject({
      attempt: 1,
      sought: { number: '00012345', name: 'テスト工務店' },
      notice: notice({ kind: 'search.no-match' }),
    })
    search(visit)
    await visit.answer('searchCompany', done(COMPANY))
    expect(visit.screen('registration-form').form).toMatchObject({ company: COMPANY, registered: null })
  })

  it('goes back to the search without losing the form', async () => {
    const visit = await visitToForm('registration')
    visit.send({ type: 'form.left', contents: OTHER })
    expect(visit.screen('search').sought.number).toBe('00012345')
    search(visit)
    await visit.answer('searchCompany', done(COMPANY))
    expect(visit.screen('registration-form').form.contents).toEqual(OTHER)
  })
})

describe('change', () => {
  const present = {
    ...CONTENTS,
    department: { ...CONTENTS.department, person: '佐藤 次郎', telephone: '03-1111-2222', mail: 'both@example.co.jp' },
  }
  const mine = {
    representative: OTHER.representative,
    department: { ...CONTENTS.department, person: '高橋 三郎', mail: 'both@example.co.jp' },
  }
  /** As the registry answers: every field in which `mine` differs from the present state, whoever wrote there. */
  const failure = {
    kind: 'registration.changed-meanwhile',
    fields: [
      ...changedFields(mine, present).map((name) => ({ name, present: fieldValue(present, name) })),
      { name: 'no.such-field', present: 'x' },
    ],
    revision: 9,
  } as const
  const elsewhere = ['department.person', 'department.telephone', 'department.mail'] as const

  it('shows what somebody else changed, keeps what was written here, and signs the new revision', async () => {
    const visit = await visitToCommitting('change', mine)
    await visit.answer('submitRequest', failed(failure))
    expect(visit.screen('change-form')).toMatchObject({
      notice: notice({ ...failure, fields: elsewhere.map((name) => ({ name, present: fieldValue(present, name) })) }),
      form: {
        registered: present,
        elsewhere,
        contents: {
          representative: mine.representative,
          department: { ...present.department, person: '高橋 三郎' },
        },
      },
    })
    expect(visit.forgotten()).toBe(1)
    const decided = visit.screen('change-form').form.contents
    handIn(visit, decided)
    commit(visit)
    await visit.answer('signRequest', CONTENT_PROOF)
    expect(visit.asked('submitRequest').at(-1)?.matter).toEqual({ kind: 'change', contents: decided, revision: 9 })
  })

  it('takes what changed between two logins for the present state', async () => {
    const visit = await visitToCommitting('change', mine)
    await visit.answer('submitRequest', failed({ kind: 'request.expired' }))
    await visit.answer('identifyCard', done(currentCard()))
    visit.press('card.confirmed')
    await visit.answer('beginRequest', done(REQUEST))
    enterPin(visit)
    await visit.answer('signRequest', LOGIN_PROOF)
    const registration = { ...REGISTERED, contents: present, revision: 9 }
    await visit.answer('login', done({ ...LOGINS.change, registration } as typeof LOGINS.change))
    expect(visit.screen('change-form').form.contents).toEqual({
      representative: mine.representative,
      department: { ...present.department, person: '高橋 三郎' },
    })
  })
})
