import type { CardStanding } from '../types/registration.ts'
import type { IdentifiedCard } from '../types/visit.ts'

/** What to do next, by what the help desk is asked most (facts/e-bidding.md §5). */
export type CardAdvice =
  | 'unblock'
  | 'use-newer'
  | 'register-new' // too late for 更新
  | 'replace-revoked'
  | 'contact-issuer'
  | 'wait-for-start'
  | 'register'
  | 'wait-for-agency'
  | 'renew-now'
  | 'nothing'
  | 'ask-again'
  | 'tell-staff' // the terminal cannot decide: its clock, or its revocation lists

export function cardAdvice(
  { reading, daysLeft }: IdentifiedCard,
  standing: CardStanding | null,
  renewalAdvisedDays: number,
): CardAdvice {
  if (standing?.registration.state === 'superseded') return 'use-newer'
  if (daysLeft < 0 || has(standing, 'certificate.expired')) return 'register-new'
  if (has(standing, 'certificate.revoked')) return 'replace-revoked'
  if (has(standing, 'certificate.not-yet-valid')) return 'wait-for-start'
  if (UNDECIDED.some((problem) => has(standing, problem))) return 'tell-staff'
  if ((standing?.problems.length ?? 0) > 0) return 'contact-issuer'
  if (reading.triesLeft === 0) return 'unblock'
  if (standing === null) return 'ask-again'
  if (standing.registration.state === 'unregistered') return 'register'
  if (standing.registration.state === 'provisional') return 'wait-for-agency'
  return daysLeft <= renewalAdvisedDays ? 'renew-now' : 'nothing'
}

const UNDECIDED = ['certificate.clock-wrong', 'certificate.revocation-unknown'] as const

const has = (standing: CardStanding | null, problem: CardStanding['problems'][number]): boolean =>
  standing?.problems.includes(problem) ?? false

/** Whether this card opens the bidding system now. */
export function canLogIn(
  { reading }: IdentifiedCard,
  standing: CardStanding | null,
): 'yes' | 'no' | 'later' | 'unknown' {
  if (reading.triesLeft === 0) return 'no'
  if (standing === null) return 'unknown'
  if (UNDECIDED.some((problem) => has(standing, problem))) return 'unknown'
  const { registration, problems } = standing
  if (problems.length > 0 || registration.state === 'unregistered' || registration.state === 'superseded') return 'no'
  return registration.state === 'provisional' ? 'later' : 'yes'
}
