import { EMPTY_CONTENTS } from '../../src/form/fields.ts'
import type { CardStanding, FormContents } from '../../src/types/registration.ts'
import type {
  ConfirmationScreen,
  Form,
  FormScreen,
  MenuItem,
  Overlay,
  Scene,
  Screen,
  SearchScreen,
  StandingScreen,
} from '../../src/types/scene.ts'
import type { IdentifiedCard } from '../../src/types/visit.ts'
import { ACTIVE, COMPANY, CONTENTS, pendingOf, requestReceipt, SEARCH } from '../support/desk-samples.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { ISSUER, noticeOf, pinDialog, readerWith, scene } from './scene-parts.ts'

/** Every screen of 登録, 変更 and ICカードの確認 in every state that looks different. */

const of =
  (journey: MenuItem) =>
  (screen: Screen, overlay: Overlay | null = null): Scene =>
    scene(screen, { journey, overlay })
const registering = of('registration')
const changing = of('change')
const checking = of('card-check')

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

export const CHANGED: FormContents = {
  ...CONTENTS,
  representative: { ...CONTENTS.representative, telephone: '048-999-0000' },
  department: { ...CONTENTS.department, person: '佐藤 次郎' },
}

export const changeConfirmation = (contents = CHANGED, more: Partial<ConfirmationScreen> = {}): Scene =>
  changing({ name: 'change-confirmation', form: form(contents, CONTENTS), focused: 'back', notice: null, ...more })

export const standing = (
  known: CardStanding | null,
  card: Partial<IdentifiedCard> = {},
  more: Partial<StandingScreen> = {},
): Scene =>
  checking({
    name: 'standing',
    card: { ...identifiedCard(), issuer: ISSUER, ...card },
    standing: known,
    loggedIn: null,
    loginOffered: false,
    focused: 'back',
    notice: null,
    ...more,
  })

const overtaken = noticeOf({
  kind: 'registration.changed-meanwhile',
  fields: [{ name: 'representative.telephone', present: CONTENTS.representative.telephone }],
  revision: 4,
})

export const DESK_SCENES: Readonly<Record<string, Scene>> = {
  'card, absent': {
    ...registering({ name: 'card', slot: { state: 'absent' }, again: false, notice: null }),
    readers: readerWith('none'),
  },
  'card, again': registering({
    name: 'card',
    slot: { state: 'absent' },
    again: true,
    notice: noticeOf({ kind: 'card.removed' }, 5),
  }),
  'card, registered already': registering({
    name: 'card',
    slot: { state: 'ready', card: identifiedCard() },
    again: false,
    notice: noticeOf({ kind: 'registration.card-registered' }, 5),
  }),
  'card PIN': registering({ name: 'card-pin', dialog: pinDialog({ role: 'card' }) }),
  search: search(),
  'search, number and password': search({ policy: { numberLength: 9, secondKey: 'name-and-password' } }),
  'search, no match': search({
    sought: { number: '00012345', name: '(株)テスト工務店' },
    attempt: 1,
    notice: noticeOf({ kind: 'search.no-match' }),
  }),
  'search, too many': search({ attempt: 5, notice: noticeOf({ kind: 'search.too-many', seconds: 250 }) }),
  'registration form': registrationForm(),
  'registration form, filled in': registrationForm(CONTENTS),
  'change form': changeForm(),
  'change form, overtaken': changeForm(CHANGED, { notice: overtaken }, { elsewhere: ['representative.telephone'] }),
  'registration confirmation': registrationConfirmation(),
  'change confirmation': changeConfirmation(),
  'change confirmation, change focused': changeConfirmation(CHANGED, { focused: 'commit' }),
  'change confirmation, not accepted': changeConfirmation(CHANGED, {
    notice: noticeOf({ kind: 'registry.not-accepted', detail: 'proof' }),
  }),
  'registration result': registering({ name: 'registration-result', receipt: requestReceipt('registration') }),
  'registration result, provisional': registering({
    name: 'registration-result',
    receipt: { ...requestReceipt('registration'), outcome: 'provisional' },
  }),
  'change result': changing({ name: 'change-result', receipt: requestReceipt('change') }),
  'request interrupted, done': scene({
    name: 'request-interrupted',
    pending: pendingOf('registration'),
    settlement: { state: 'done', receipt: requestReceipt('registration') },
  }),
  'request interrupted, not done': scene({
    name: 'request-interrupted',
    pending: pendingOf('change'),
    settlement: { state: 'not-done' },
  }),
  'request interrupted, not known': scene({
    name: 'request-interrupted',
    pending: pendingOf('registration'),
    settlement: { state: 'unknown' },
  }),
  'standing, active': standing(ACTIVE, { daysLeft: 400 }, { loginOffered: true }),
  'standing, ends soon': standing(ACTIVE, {}, { loginOffered: true, focused: 'commit' }),
  'standing, login tried': standing(ACTIVE, {}, { loggedIn: 'full' }),
  'standing, unregistered': standing({ registration: { state: 'unregistered' }, problems: [] }),
  'standing, superseded': standing({
    registration: { state: 'superseded', on: '2026-11-20T03:00:00Z' },
    problems: [],
  }),
  'standing, expired': standing(
    { registration: { state: 'active' }, problems: ['certificate.expired'] },
    { daysLeft: -3 },
  ),
  'standing, blocked': standing(ACTIVE, blockedCard()),
  'standing, registry away': standing(null, {}, { notice: noticeOf({ kind: 'registry.unreachable' }, 5) }),
  'cancelling a registration': { ...registrationForm(CONTENTS), overlay: { kind: 'cancelling' } },
  'take cards after a change': changing({ name: 'take-cards', reason: 'finished' }),
}

function blockedCard(): IdentifiedCard {
  return { ...identifiedCard({ triesLeft: 0 }), issuer: ISSUER }
}
