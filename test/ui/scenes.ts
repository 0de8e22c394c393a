import type { Receipt, Review } from '../../src/types/registry.ts'
import type { CardSlot, Issuing, PinDialog, Scene, Screen } from '../../src/types/scene.ts'
import type { IdentifiedCard, Notice, PendingRenewal } from '../../src/types/visit.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { DESK_CARD_SCENES } from './desk-card-scenes.ts'
import { DESK_SCENES } from './desk-scenes.ts'
import { ISSUER, noticeOf, over, PAD, pinDialog, readerWith, scene } from './scene-parts.ts'
import { STANDING_SCENES } from './standing-scenes.ts'

/** Every screen in every state that looks different, with the manual's sample in it. */

const ready = (card: Partial<IdentifiedCard> = {}): CardSlot => ({
  state: 'ready',
  card: { ...identifiedCard(), ...card },
})

export const newPin = (more: Partial<PinDialog> = {}): Scene =>
  scene({ name: 'new-pin', dialog: pinDialog({ role: 'new', ...more }) })
export const currentPin = (more: Partial<PinDialog> = {}): Scene =>
  scene({ name: 'current-pin', dialog: pinDialog(more) })

const ROWS = {
  ...identifiedCard().view.rows,
  companyName: '(株)テスト工務店01',
  companyAddress: '住所',
}

export const REVIEW: Review = {
  current: ROWS,
  new: { ...ROWS, serial: '246187065731116185158328469941009070494604893767', expiry: '2031/11/30' },
  differences: [
    { row: 'serial', verdict: 'expected' },
    { row: 'expiry', verdict: 'expected' },
  ],
  warnings: [],
  daysGained: 1825,
  outcome: 'completed',
}

/** All that a review can have to say at once. */
export const WORST_REVIEW: Review = {
  current: REVIEW.current,
  new: {
    ...REVIEW.new,
    cardCompanyName: '別会社',
    cardCompanyAddress: '別住所',
    holderName: 'Other',
    holderAddress: '',
    issuer: 'OU=other,O=pmi4,ST=Kanagawa,C=JP',
    expiry: '2026/11/30',
  },
  differences: [
    { row: 'cardCompanyName', verdict: 'check' },
    { row: 'cardCompanyAddress', verdict: 'check' },
    { row: 'holderName', verdict: 'check' },
    { row: 'holderAddress', verdict: 'check' },
    { row: 'serial', verdict: 'expected' },
    { row: 'issuer', verdict: 'expected' },
    { row: 'expiry', verdict: 'check' },
  ],
  warnings: [
    { kind: 'new-expires-first', policy: 'allow' },
    { kind: 'company-differs', policy: 'provisional' },
    { kind: 'address-differs', policy: 'allow' },
    { kind: 'holder-differs', policy: 'allow' },
  ],
  daysGained: -1,
  outcome: 'provisional',
}

const differing = (rows: Partial<Review['new']>, more: Partial<Review>): Review => ({
  ...REVIEW,
  new: { ...REVIEW.new, ...rows },
  ...more,
  differences: [...(more.differences ?? []), ...REVIEW.differences],
})

const NOTATION_REVIEW: Review = {
  ...differing(
    { cardCompanyName: '㈱髙橋工務店', holderName: '髙橋 一郎' },
    {
      differences: [
        { row: 'cardCompanyName', verdict: 'notation' },
        { row: 'holderName', verdict: 'notation' },
      ],
    },
  ),
  current: { ...REVIEW.current, cardCompanyName: '株式会社高橋工務店', holderName: '高橋　一郎' },
}
const FIRST_REVIEW: Review = {
  ...differing(
    { expiry: '2026/11/30' },
    { warnings: [{ kind: 'new-expires-first', policy: 'allow' }], daysGained: -1 },
  ),
  differences: [
    { row: 'serial', verdict: 'expected' },
    { row: 'expiry', verdict: 'check' },
  ],
}
const COMPANY_REVIEW = differing(
  { cardCompanyName: '株式会社サンプル建設' },
  {
    differences: [{ row: 'cardCompanyName', verdict: 'check' }],
    warnings: [{ kind: 'company-differs', policy: 'provisional' }],
    outcome: 'provisional',
  },
)
const HOLDER_REVIEW = differing(
  { holderName: '別の人', holderAddress: '' },
  {
    differences: [
      { row: 'holderName', verdict: 'check' },
      { row: 'holderAddress', verdict: 'check' },
    ],
    warnings: [{ kind: 'holder-differs', policy: 'allow' }],
  },
)
const ADDRESS_REVIEW = differing(
  { cardCompanyAddress: 'Saitama Omiya' },
  {
    differences: [{ row: 'cardCompanyAddress', verdict: 'check' }],
    warnings: [{ kind: 'address-differs', policy: 'refuse' }],
    outcome: 'refused',
  },
)

export const review = (
  value: Review = REVIEW,
  focused: 'renew' | 'back' = 'back',
  notice: Notice | null = null,
): Scene => scene({ name: 'review', review: value, focused, notice })

const RECEIPT: Receipt = {
  number: '20261123-000127',
  renewal: '1'.repeat(32),
  outcome: 'completed',
  time: '2026-11-23T06:25:00Z',
  current: 'c'.repeat(64),
  new: 'd'.repeat(64),
  expiry: '2031/11/30',
  head: { size: 128, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
}

const result = (issuing: readonly Issuing[] = [], receipt = RECEIPT): Scene =>
  scene({ name: 'result', receipt, issuing })

const PENDING: PendingRenewal = {
  renewal: '1'.repeat(32),
  time: '2026-11-23T06:24:00Z',
  current: 'c'.repeat(64),
  new: 'd'.repeat(64),
}

export const menu = (more: Partial<Screen & { name: 'menu' }> = {}): Scene =>
  scene(
    {
      name: 'menu',
      focused: 'registration',
      unavailable: null,
      open: ['renewal'],
      selfTest: null,
      cardLeft: false,
      ...more,
    },
    { readers: readerWith('none') },
  )
export const currentCard = (slot: CardSlot, notice: Notice | null = null): Scene =>
  scene({ name: 'current-card', slot, notice })
const newCard = (slot: CardSlot, removeFirst: boolean, notice: Notice | null = null): Scene =>
  scene({ name: 'new-card', slot, removeFirst, notice })
const takeCards = (reason: (Screen & { name: 'take-cards' })['reason']): Scene => scene({ name: 'take-cards', reason })
const interrupted = (settlement: (Screen & { name: 'interrupted' })['settlement']): Scene =>
  scene({ name: 'interrupted', pending: PENDING, settlement })

const PASSWORD = { password: true, card: false }

export const SCENES: Readonly<Record<string, Scene>> = {
  menu: menu(),
  'menu, renewal focused': menu({ focused: 'renewal' }),
  'menu, self-test well': menu({ selfTest: { isWell: true, time: '2026-11-24T21:00:00Z' } }),
  'menu, self-test broken': menu({
    unavailable: 'change',
    selfTest: {
      ...{ isWell: false, step: 'prove', failure: { kind: 'card.key-mismatch' } },
      time: '2026-11-24T21:00:00Z',
    },
  }),
  'menu, card left': { ...menu({ cardLeft: true }), readers: readerWith('card') },
  'menu, everything at once': {
    ...menu({ unavailable: 'change', cardLeft: true, selfTest: { isWell: true, time: '2026-11-24T21:00:00Z' } }),
    readers: readerWith('card'),
  },
  'menu, unavailable': menu({ focused: 'change', unavailable: 'change' }),
  'current card, absent': { ...currentCard({ state: 'absent' }), readers: readerWith('none') },
  'current card, reading': currentCard({ state: 'reading' }),
  'current card, ready': currentCard(ready()),
  'current card, unsupported': currentCard(
    { state: 'refused' },
    noticeOf({ kind: 'card.unsupported', atr: '3B9F958131FE9F006646530523002571DF000003900096' }),
  ),
  'current card, mute': {
    ...currentCard({ state: 'refused' }, noticeOf({ kind: 'card.mute' })),
    readers: readerWith('mute'),
  },
  'current card, unregistered': currentCard(ready(), noticeOf({ kind: 'current.unregistered' }, 5)),
  'current card, new one after 戻る': currentCard(
    { state: 'refused' },
    noticeOf({ kind: 'current.is-new', after: 'back' }, 5),
  ),
  'current card, expired': currentCard(
    ready({ daysLeft: -3 }),
    noticeOf({ kind: 'certificate.expired', role: 'current' }, 5),
  ),
  'current card, revoked': currentCard(ready(), noticeOf({ kind: 'certificate.revoked', role: 'current' }, 5)),
  'current card, untrusted': currentCard(ready(), noticeOf({ kind: 'certificate.untrusted', role: 'current' }, 5)),
  'current card, weak': currentCard(ready(), noticeOf({ kind: 'certificate.weak', role: 'current' }, 5)),
  'current PIN': currentPin(),
  'current PIN, wrong': currentPin({
    triesLeft: 4,
    attempt: 1,
    notice: noticeOf({ kind: 'pin.wrong', triesLeft: 4 }, 4, true),
  }),
  'current PIN, card pulled': currentPin({ notice: noticeOf({ kind: 'card.removed' }, 5) }),
  'current PIN, tries not known': currentPin({ triesLeft: null }),
  'current PIN, issuer known': currentPin({ issuer: ISSUER }),
  'current PIN, issuer known, tries not known': currentPin({ triesLeft: null, issuer: ISSUER }),
  'current PIN, last try asked': currentPin({
    triesLeft: 1,
    consent: 'asked',
    notice: noticeOf({ kind: 'pin.wrong', triesLeft: 1 }, 1, true),
  }),
  'current PIN, last try accepted': currentPin({ triesLeft: 1, consent: 'given' }),
  'current PIN, everything at once': currentPin({
    triesLeft: 1,
    consent: 'given',
    issuer: { ...ISSUER, hours: '平日 9:00-12:00、13:00-17:30（祝日と年末年始を除く）' },
    notice: noticeOf({ kind: 'card.signing-failed', statusWord: '6F00' }, 1),
  }),
  'current PIN, blocked': currentPin({ triesLeft: 0, blocked: true, issuer: ISSUER }),
  'current PIN, blocked, little known': currentPin({
    triesLeft: 0,
    blocked: true,
    issuer: { ...ISSUER, unblocking: 'unknown', telephone: null, hours: null },
  }),
  'current PIN, blocked, My Number card': currentPin({
    triesLeft: 0,
    blocked: true,
    issuer: { ...ISSUER, unblocking: 'municipal-office', telephone: null, hours: null },
  }),
  'current PIN, blocked, issuer not known': currentPin({ triesLeft: 0, blocked: true }),
  'current PIN on the pad': currentPin({ pinPad: PAD }),
  'current PIN on the pad, timed out': currentPin({
    pinPad: PAD,
    attempt: 1,
    notice: noticeOf({ kind: 'pin-pad.timed-out' }, 5),
  }),
  'current PIN on the pad, refused': currentPin({
    pinPad: PAD,
    triesLeft: null,
    attempt: 1,
    notice: noticeOf({ kind: 'pin-pad.refused', detail: '6B80' }),
  }),
  'new card, remove the old one': newCard(ready(), true),
  'new card, absent': newCard({ state: 'absent' }, false),
  'new card, a reader is free': newCard({ state: 'absent' }, false, noticeOf({ kind: 'card.absent', wanted: 'new' })),
  'new card, ready': newCard(ready({ daysLeft: 1830 }), false),
  'new card, same card': newCard(ready(), false, noticeOf({ kind: 'new.same-card' })),
  'new card, expired': newCard(
    ready({ daysLeft: -3 }),
    false,
    noticeOf({ kind: 'certificate.expired', role: 'new' }, 5),
  ),
  'new card, revoked': newCard(ready(), false, noticeOf({ kind: 'certificate.revoked', role: 'new' }, 5)),
  'new card, untrusted': newCard(ready(), false, noticeOf({ kind: 'certificate.untrusted', role: 'new' }, 5)),
  'new card, weak': newCard(ready(), false, noticeOf({ kind: 'certificate.weak', role: 'new' }, 5)),
  'new PIN': newPin(),
  'new PIN, same PIN tried': newPin({ samePinTried: true, triesLeft: 4 }),
  'new PIN on the pad, last try accepted': newPin({ pinPad: PAD, triesLeft: 1, consent: 'given' }),
  'new PIN, password': newPin({ rules: { minLength: 6, maxLength: 16, characters: 'upper-alphanumeric' } }),
  review: review(),
  'review, renew focused': review(REVIEW, 'renew'),
  'review, no answer': review(REVIEW, 'back', noticeOf({ kind: 'registry.unreachable' })),
  'review, everything at once': review(WORST_REVIEW),
  'review, written differently': review(NOTATION_REVIEW),
  'review, new expires first': review(FIRST_REVIEW),
  'review, another company': review(COMPANY_REVIEW),
  'review, another holder': review(HOLDER_REVIEW),
  'review, another address': review(ADDRESS_REVIEW),
  'review, refused': review({
    ...COMPANY_REVIEW,
    warnings: [{ kind: 'company-differs', policy: 'refuse' }],
    outcome: 'refused',
  }),
  'review, everything refused': review({
    ...WORST_REVIEW,
    warnings: WORST_REVIEW.warnings.map(({ kind }) => ({ kind, policy: 'refuse' })),
    outcome: 'refused',
  }),
  result: result(),
  'result, provisional': result([], { ...RECEIPT, outcome: 'provisional' }),
  'result, receipt offered': result([
    { way: 'print', state: 'offered' },
    { way: 'save', state: 'offered' },
  ]),
  'result, receipt on its way': result([
    { way: 'print', state: 'working' },
    { way: 'save', state: 'issued' },
  ]),
  'result, receipt out': result([
    { way: 'print', state: 'issued' },
    { way: 'save', state: 'offered' },
  ]),
  'result, no paper, no room': result(
    [
      { way: 'print', state: 'failed', failure: { kind: 'receipt.not-printed', why: 'paper' } },
      { way: 'save', state: 'failed', failure: { kind: 'receipt.not-saved', why: 'full' } },
    ],
    { ...RECEIPT, outcome: 'provisional' },
  ),
  'interrupted, done': interrupted({ state: 'done', receipt: RECEIPT }),
  'interrupted, not done': interrupted({ state: 'not-done' }),
  'interrupted, not known': interrupted({ state: 'unknown' }),
  'take cards, finished': takeCards('finished'),
  'take cards, cancelled': takeCards('cancelled'),
  'take cards, timed out': takeCards('timed-out'),
  'out of service': scene({ name: 'out-of-service' }),
  processing: over(newPin(), { kind: 'processing' }),
  'the pad waits': over(newPin({ pinPad: PAD }), { kind: 'pin-pad', seconds: PAD.seconds }),
  cancelling: over(newPin(), { kind: 'cancelling' }),
  idle: over(newPin(), { kind: 'idle', seconds: 9 }),
  closed: scene({ name: 'closed', reason: '機器の点検のため\n17時まで' }),
  'closed without a reason': scene({ name: 'closed', reason: '' }),
  operator: scene({ name: 'operator', takes: PASSWORD, attempt: 0, said: null }),
  'operator, card': scene({ name: 'operator', takes: { password: false, card: true }, attempt: 0, said: null }),
  'operator, either': scene({ name: 'operator', takes: { password: true, card: true }, attempt: 0, said: null }),
  'operator, wrong': scene({ name: 'operator', takes: PASSWORD, attempt: 1, said: 'wrong' }),
  'operator, must wait': scene({ name: 'operator', takes: PASSWORD, attempt: 2, said: { seconds: 30 } }),
  'no reader': { ...menu(), readers: { service: 'running', readers: [] } },
  'service stopped': { ...menu(), readers: { service: 'stopped', readers: [] } },
  ...DESK_CARD_SCENES,
  ...DESK_SCENES,
  ...STANDING_SCENES,
}
