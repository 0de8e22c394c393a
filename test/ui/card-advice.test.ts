import { expect, it } from 'vitest'
import type { CardStanding } from '../../src/types/registration.ts'
import { USUAL_AGENCY } from '../../src/ui/agency.ts'
import { canLogIn, cardAdvice } from '../../src/ui/card-advice.ts'
import { identifiedCard } from '../support/identified-card.ts'

const active: CardStanding = { registration: { state: 'active' }, problems: [] }
const superseded: CardStanding = { registration: { state: 'superseded', on: '2026-11-20T03:00:00Z' }, problems: [] }
const card = (daysLeft: number, triesLeft: number | null = 5) => ({ ...identifiedCard({ triesLeft }), daysLeft })
const troubled = (problem: CardStanding['problems'][number]): CardStanding => ({ ...active, problems: [problem] })

it.each([
  [card(400), active, 'yes', 'nothing'],
  [card(60), active, 'yes', 'renew-now'],
  [card(0), active, 'yes', 'renew-now'],
  [card(-1), troubled('certificate.expired'), 'no', 'register-new'],
  [card(-1), { registration: { state: 'unregistered' }, problems: ['certificate.expired'] }, 'no', 'register-new'],
  [card(400), { registration: { state: 'unregistered' }, problems: [] }, 'no', 'register'],
  [card(400), superseded, 'no', 'use-newer'],
  [card(-1), { ...superseded, problems: ['certificate.expired'] }, 'no', 'use-newer'],
  [card(400), { registration: { state: 'provisional' }, problems: [] }, 'later', 'wait-for-agency'],
  [card(400), troubled('certificate.revoked'), 'no', 'replace-revoked'],
  [card(400), troubled('certificate.untrusted'), 'no', 'contact-issuer'],
  [card(400), troubled('certificate.not-yet-valid'), 'no', 'wait-for-start'],
  [card(400), troubled('certificate.clock-wrong'), 'unknown', 'tell-staff'],
  [card(400), troubled('certificate.revocation-unknown'), 'unknown', 'tell-staff'],
  [card(400), troubled('certificate.unsuitable'), 'no', 'contact-issuer'],
  [card(400, 0), active, 'no', 'unblock'],
  [card(400, null), active, 'yes', 'nothing'],
  [card(400), null, 'unknown', 'ask-again'],
  [card(-1), null, 'unknown', 'register-new'],
  [card(400, 0), null, 'no', 'unblock'],
] as const)('%#: can it log in, and what next', (one, standing, login, advice) => {
  const known = standing as CardStanding | null
  expect([canLogIn(one, known), cardAdvice(one, known, USUAL_AGENCY.renewalAdvisedDays)]).toEqual([login, advice])
})
