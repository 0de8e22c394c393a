import type { CardStanding } from '../../src/types/registration.ts'
import type { Scene, StandingScreen } from '../../src/types/scene.ts'
import type { IdentifiedCard } from '../../src/types/visit.ts'
import { ACTIVE } from '../support/desk-samples.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { ISSUER, inJourney, noticeOf } from './scene-parts.ts'

const checking = inJourney('card-check')

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

const problem = (kind: CardStanding['problems'][number], card: Partial<IdentifiedCard> = {}): Scene =>
  standing({ ...ACTIVE, problems: [kind] }, card)

const SUPERSEDED: CardStanding = { registration: { state: 'superseded', on: '2026-11-20T03:00:00Z' }, problems: [] }
const PROVISIONAL: CardStanding = { registration: { state: 'provisional' }, problems: [] }
const BLOCKED: IdentifiedCard = { ...identifiedCard({ triesLeft: 0 }), issuer: ISSUER }
const LONG = identifiedCard()

/** What ICカードの確認 can have to say of a card. */
export const STANDING_SCENES: Readonly<Record<string, Scene>> = {
  'standing, active': standing(ACTIVE, { daysLeft: 400 }, { loginOffered: true }),
  'standing, ends soon': standing(ACTIVE, {}, { loginOffered: true, focused: 'commit' }),
  'standing, login tried': standing(ACTIVE, {}, { loggedIn: 'full' }),
  'standing, unregistered': standing({ registration: { state: 'unregistered' }, problems: [] }),
  'standing, superseded': standing(SUPERSEDED),
  'standing, expired': standing(
    { registration: { state: 'active' }, problems: ['certificate.expired'] },
    { daysLeft: -3 },
  ),
  'standing, blocked': standing(ACTIVE, BLOCKED),
  'standing, registry away': standing(null, {}, { notice: noticeOf({ kind: 'registry.unreachable' }, 5) }),
  'standing, provisional': standing(PROVISIONAL, { daysLeft: 400 }, { loginOffered: true }),
  'standing, provisional, login tried': standing(PROVISIONAL, { daysLeft: 400 }, { loggedIn: 'provisional' }),
  'standing, login refused': standing(
    SUPERSEDED,
    {},
    {
      notice: noticeOf({ kind: 'login.superseded', on: '2026-11-20T03:00:00Z' }, 5),
    },
  ),
  'standing, last day': standing(ACTIVE, { daysLeft: 0 }, { loginOffered: true }),
  'standing, revoked': problem('certificate.revoked'),
  'standing, not yet valid': problem('certificate.not-yet-valid'),
  'standing, untrusted': problem('certificate.untrusted'),
  'standing, weak': problem('certificate.weak'),
  'standing, unreadable': problem('certificate.unreadable'),
  'standing, unsuitable': problem('certificate.unsuitable'),
  'standing, clock wrong': problem('certificate.clock-wrong'),
  'standing, revocation unknown': problem('certificate.revocation-unknown'),
  'standing, tries not known': standing(ACTIVE, identifiedCard({ triesLeft: null }), { loginOffered: true }),
  'standing, blocked, issuer not known': standing(ACTIVE, { ...BLOCKED, issuer: null }),
  'standing, longest names': standing(
    { registration: { state: 'unregistered' }, problems: ['certificate.unsuitable'] },
    {
      view: {
        ...LONG.view,
        rows: {
          ...LONG.view.rows,
          holderName: '名'.repeat(60),
          cardCompanyName: '社'.repeat(60),
          issuer: `OU=${'o'.repeat(64)},O=${'p'.repeat(64)},C=JP`,
        },
      },
    },
  ),
}
