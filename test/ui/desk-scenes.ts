import { EMPTY_CONTENTS } from '../../src/form/fields.ts'
import type { Contact, FormContents } from '../../src/types/registration.ts'
import type { ConfirmationScreen, Form, FormScreen, Scene, Screen, SearchScreen } from '../../src/types/scene.ts'
import { COMPANY, CONTENTS, pendingOf, requestReceipt, SEARCH } from '../support/desk-samples.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { inJourney, noticeOf, scene } from './scene-parts.ts'

/** 登録 and 変更 behind the PIN: every screen in every state that looks different before anything is typed. */

const registering = inJourney('registration')
const changing = inJourney('change')

const form = (contents: FormContents, registered: FormContents | null, more: Partial<Form> = {}): Form => ({
  company: COMPANY,
  card: identifiedCard().view.rows,
  contents,
  registered,
  elsewhere: [],
  ...more,
})

export const search = (more: Partial<SearchScreen> = {}): Scene =>
  registering({
    name: 'search',
    policy: SEARCH,
    sought: { number: '', name: '' },
    attempt: 0,
    notice: null,
    ...more,
  })

export const registrationForm = (contents = EMPTY_CONTENTS, more: Partial<FormScreen> = {}): Scene =>
  registering({ name: 'registration-form', form: form(contents, null), notice: null, ...more })

export const changeForm = (contents = CONTENTS, more: Partial<FormScreen> = {}, formMore: Partial<Form> = {}): Scene =>
  changing({ name: 'change-form', form: form(contents, CONTENTS, formMore), notice: null, ...more })

export const registrationConfirmation = (contents = CONTENTS, more: Partial<ConfirmationScreen> = {}): Scene =>
  registering({
    name: 'registration-confirmation',
    form: form(contents, null),
    focused: 'back',
    notice: null,
    ...more,
  })

const CHANGED: FormContents = {
  ...CONTENTS,
  representative: { ...CONTENTS.representative, telephone: '048-999-0000' },
  department: { ...CONTENTS.department, person: '佐藤 次郎' },
}

const LONG: Contact = {
  name: '長'.repeat(60),
  postcode: '330-9301',
  address: '住'.repeat(60),
  person: '名'.repeat(20),
  telephone: '1'.repeat(15),
  fax: '(048)-824-2114',
  mail: `${'m'.repeat(85)}@example.co.jp`,
}
const LONGEST: FormContents = { representative: LONG, department: { ...LONG, person: '氏'.repeat(20) } }

export const changeConfirmation = (contents = CHANGED, more: Partial<ConfirmationScreen> = {}): Scene =>
  changing({ name: 'change-confirmation', form: form(contents, CONTENTS), focused: 'back', notice: null, ...more })

const requestInterrupted = (
  kind: 'registration' | 'change',
  settlement: (Screen & { name: 'request-interrupted' })['settlement'],
): Scene => scene({ name: 'request-interrupted', pending: pendingOf(kind), settlement })

const overtaken = noticeOf({
  kind: 'registration.changed-meanwhile',
  fields: [{ name: 'representative.telephone', present: CONTENTS.representative.telephone }],
  revision: 4,
})

export const DESK_SCENES: Readonly<Record<string, Scene>> = {
  search: search(),
  'search, number and password': search({ policy: { numberLength: 9, secondKey: 'name-and-password' } }),
  'search, password': search({
    policy: { numberLength: 9, secondKey: 'password' },
    sought: { number: '000012345', name: '' },
  }),
  'search, no match': search({
    sought: { number: '00012345', name: '(株)テスト工務店' },
    attempt: 1,
    notice: noticeOf({ kind: 'search.no-match' }),
  }),
  'search, no answer': search({
    sought: { number: '00012345', name: '(株)テスト工務店' },
    notice: noticeOf({ kind: 'registry.unreachable' }),
  }),
  'search, too many': search({ attempt: 5, notice: noticeOf({ kind: 'search.too-many', seconds: 250 }) }),
  'registration form': registrationForm(),
  'registration form, filled in': registrationForm(CONTENTS),
  'registration form, longest values': registrationForm(LONGEST),
  'change form': changeForm(),
  'change form, overtaken': changeForm(CHANGED, { notice: overtaken }, { elsewhere: ['representative.telephone'] }),
  'registration confirmation': registrationConfirmation(),
  'registration confirmation, registration focused': registrationConfirmation(CONTENTS, { focused: 'commit' }),
  'registration confirmation, company registered': registrationConfirmation(CONTENTS, {
    notice: noticeOf({ kind: 'registration.company-registered' }),
  }),
  'registration confirmation, not recorded': registrationConfirmation(CONTENTS, {
    notice: noticeOf({ kind: 'request.not-recorded' }),
  }),
  'registration confirmation, longest values': registrationConfirmation(LONGEST),
  'change confirmation': changeConfirmation(),
  'change confirmation, everything changed': changeConfirmation(LONGEST),
  'change confirmation, change focused': changeConfirmation(CHANGED, { focused: 'commit' }),
  'change confirmation, not accepted': changeConfirmation(CHANGED, {
    notice: noticeOf({ kind: 'registry.not-accepted', detail: 'proof' }),
  }),
  'registration result': registering({
    name: 'registration-result',
    receipt: requestReceipt('registration'),
    issuing: [],
  }),
  'registration result, provisional': registering({
    name: 'registration-result',
    receipt: { ...requestReceipt('registration'), outcome: 'provisional' },
    issuing: [],
  }),
  'change result': changing({ name: 'change-result', receipt: requestReceipt('change'), issuing: [] }),
  'change result, idle': changing(
    { name: 'change-result', receipt: requestReceipt('change'), issuing: [] },
    { kind: 'idle', seconds: 9 },
  ),
  'change result, provisional': changing({
    name: 'change-result',
    receipt: { ...requestReceipt('change'), outcome: 'provisional' },
    issuing: [],
  }),
  'request interrupted, registration done': requestInterrupted('registration', {
    state: 'done',
    receipt: requestReceipt('registration'),
  }),
  'request interrupted, change done': requestInterrupted('change', {
    state: 'done',
    receipt: requestReceipt('change'),
  }),
  'request interrupted, registration not done': requestInterrupted('registration', { state: 'not-done' }),
  'request interrupted, change not done': requestInterrupted('change', { state: 'not-done' }),
  'request interrupted, registration not known': requestInterrupted('registration', { state: 'unknown' }),
  'request interrupted, change not known': requestInterrupted('change', { state: 'unknown' }),
}
