import type { CardSlot, MenuItem, PinDialog, Scene, Screen } from '../../src/types/scene.ts'
import type { IdentifiedCard, Notice } from '../../src/types/visit.ts'
import { CONTENTS } from '../support/desk-samples.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { changeConfirmation, registrationForm } from './desk-scenes.ts'
import { ISSUER, inJourney, noticeOf, over, PAD, pinDialog, readerWith } from './scene-parts.ts'

type Journey = Exclude<MenuItem, 'renewal'>

const card = (journey: Journey, slot: CardSlot, notice: Notice | null = null, again = false): Scene =>
  inJourney(journey)({ name: 'card', slot, again, notice })
const ready = (more: Partial<IdentifiedCard> = {}): CardSlot => ({
  state: 'ready',
  card: { ...identifiedCard(), ...more },
})
const pin = (journey: Journey, more: Partial<PinDialog> = {}): Scene =>
  inJourney(journey)({ name: 'card-pin', dialog: pinDialog({ role: 'card', ...more }) })
const taking = (journey: Journey, reason: (Screen & { name: 'take-cards' })['reason']): Scene =>
  inJourney(journey)({ name: 'take-cards', reason })

const REFUSED = { state: 'refused' } as const

/** 登録, 変更 and ICカードの確認: card and PIN, what lies over a screen, and the end of a visit. */
export const DESK_CARD_SCENES: Readonly<Record<string, Scene>> = {
  'card, absent': { ...card('registration', { state: 'absent' }), readers: readerWith('none') },
  'card, reading': card('change', { state: 'reading' }),
  'card, ready': card('card-check', ready()),
  'card, unsupported': card('card-check', REFUSED, noticeOf({ kind: 'card.unsupported', atr: '3B9F958131FE' })),
  'card, mute': { ...card('change', REFUSED, noticeOf({ kind: 'card.mute' })), readers: readerWith('mute') },
  'card, registered already': card('registration', ready(), noticeOf({ kind: 'registration.card-registered' }, 5)),
  'card, not registered': card('change', ready(), noticeOf({ kind: 'login.unregistered' }, 5)),
  'card, superseded': card('change', ready(), noticeOf({ kind: 'login.superseded', on: '2026-11-20T03:00:00Z' }, 5)),
  'card, expired': card(
    'registration',
    ready({ daysLeft: -3 }),
    noticeOf({ kind: 'certificate.expired', role: 'card' }, 5),
  ),
  'card, revoked': card('registration', ready(), noticeOf({ kind: 'certificate.revoked', role: 'card' }, 5)),
  'card, untrusted': card('registration', ready(), noticeOf({ kind: 'certificate.untrusted', role: 'card' }, 5)),
  'card, request expired': card('registration', { state: 'absent' }, noticeOf({ kind: 'request.expired' })),
  'card, request not done': card('change', { state: 'absent' }, noticeOf({ kind: 'request.not-done' })),
  'card, again': card('registration', { state: 'absent' }, noticeOf({ kind: 'card.removed' }, 5), true),
  'card, again, another one': card('change', REFUSED, noticeOf({ kind: 'card.changed' }, 5), true),
  'card, again, ready': card('change', ready(), null, true),
  'card PIN': pin('registration'),
  'card PIN, wrong': pin('change', {
    triesLeft: 4,
    attempt: 1,
    notice: noticeOf({ kind: 'pin.wrong', triesLeft: 4 }, 4, true),
  }),
  'card PIN, last try asked': pin('registration', { triesLeft: 1, consent: 'asked' }),
  'card PIN, blocked': pin('card-check', { triesLeft: 0, blocked: true, issuer: ISSUER }),
  'card PIN on the pad': pin('change', { pinPad: PAD }),
  'cancelling a registration': over(registrationForm(CONTENTS), { kind: 'cancelling' }),
  'cancelling a change': over(changeConfirmation(), { kind: 'cancelling' }),
  'processing a registration': over(registrationForm(CONTENTS), { kind: 'processing' }),
  'idle over a form': over(registrationForm(CONTENTS), { kind: 'idle', seconds: 9 }),
  'take cards after a registration': taking('registration', 'finished'),
  'take cards after a change': taking('change', 'finished'),
  'take cards after a card check': taking('card-check', 'finished'),
  'take cards, registration cancelled': taking('registration', 'cancelled'),
  'take cards, change timed out': taking('change', 'timed-out'),
  'take cards, registration too long': taking('registration', 'too-long'),
  'take cards, restarted': inJourney('change')({ name: 'take-cards', reason: 'restarted' }),
}
