import type { StandingWords } from '../form-words.ts'
import { remaining } from './cards.ts'
import { day } from './day.ts'
import { tries } from './tries.ts'

export const enStanding: StandingWords = {
  rows: {
    holder: 'Holder',
    company: 'Company on the card',
    issuer: 'Issuer',
    expiry: 'Valid until',
    tries: 'PIN tries',
    registration: 'Registration',
    login: 'Login',
  },
  expiry: (date, days) => `${date} (${remaining(days)})`,
  tries: (left) =>
    left === null ? 'this card does not say without a try' : left === 0 ? 'blocked' : `${tries(left)} left`,
  states: {
    unregistered: () => 'not registered',
    active: () => 'registered',
    provisional: () => 'provisional (the agency has still to confirm it)',
    superseded: ({ on }) => `replaced by a newer card on ${day(on)}`,
  },
  unknown: 'could not be checked',
  problems: {
    'certificate.expired': 'expired',
    'certificate.not-yet-valid': 'not valid yet',
    'certificate.revoked': 'revoked',
    'certificate.untrusted': 'the issuer is not accepted',
    'certificate.weak': 'the encryption is too weak',
    'certificate.unreadable': 'the certificate cannot be read',
    'certificate.clock-wrong': 'the clock of this terminal is slow',
    'certificate.revocation-unknown': 'revocation cannot be checked at the moment',
    'certificate.unsuitable': 'not a certificate for electronic bidding',
  },
  canLogIn: {
    yes: 'can log in',
    no: 'cannot log in',
    later: 'can log in once the agency has confirmed it',
    unknown: 'could not be checked',
  },
  loggedIn: {
    full: 'The login test succeeded. This card can log in.',
    provisional: 'Card and PIN work. It can log in once the agency has confirmed the registration.',
  },
  next: 'What to do next',
  advice: {
    unblock: 'Have the PIN unblocked, or get a new IC card.',
    'use-newer': 'Please use the newer IC card.',
    'register-new': 'It is too late for a renewal. Get a new IC card and use "Register".',
    'replace-revoked': 'A revoked card cannot be renewed. Get a new IC card and use "Register".',
    'contact-issuer': 'Contact the authority that issued the IC card.',
    'wait-for-start': 'Use it once its period of validity has begun.',
    register: 'If it replaces another IC card, use "Renew IC card"; if not, use "Register".',
    'wait-for-agency': 'Wait until the agency has confirmed the registration.',
    'renew-now': 'It will end soon. Get a new IC card, and use "Renew IC card" before this one ends.',
    nothing: 'Nothing. You can go on using it.',
    'ask-again': 'Wait a little and check again, or tell the staff.',
    'tell-staff': 'The card may well be good. Please show this screen to the staff.',
  },
  tryLogin: 'Try to log in',
  close: 'Close',
}
