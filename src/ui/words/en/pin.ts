import type { IssuerRules } from '../../../types/visit.ts'
import { displayText } from '../../display-text.ts'
import type { PinWords } from '../words.ts'
import { tries } from './tries.ts'

export const enPin: PinWords = {
  prompt: {
    current: 'Enter the PIN of the IC card in use.',
    new: 'Enter the PIN of the new IC card.',
    card: 'Please enter the PIN of your IC card.',
  },
  padPrompt: {
    current: "Enter the PIN of the IC card in use on the reader's PIN pad.",
    new: "Enter the PIN of the new IC card on the reader's PIN pad.",
    card: "Enter the PIN of your IC card on the reader's PIN pad.",
  },
  padRules: (rules) => `Press Enter (OK) first, then use the PIN pad (${rules}). Do not type the PIN on the keyboard.`,
  pin: 'PIN',
  rules: ({ minLength, maxLength, characters }) =>
    `${minLength === maxLength ? minLength : `${minLength}-${maxLength}`} ${{ digits: 'digits', 'upper-alphanumeric': 'letters or digits', printable: 'letters, digits or signs' }[characters]}`,
  person: 'Person',
  optional: 'optional',
  left: (count) => `${tries(count)} left`,
  leftUnknown: (maxTries) =>
    maxTries === null ? 'Tries left: unknown' : `Tries left: unknown (${maxTries} wrong PINs in a row block it)`,
  forgotten: (issuer) =>
    issuer === null
      ? ['Forgot the PIN? Look at the papers of the card, or ask its issuer.']
      : [
          'Forgot the PIN? Look at the papers of the card, or ask the issuer.',
          `${displayText(issuer.name)}  ${contact(issuer)}`,
        ],
  samePinTried: 'The PIN of the IC card in use was tried once and does not fit. The right PIN gives that try back.',
  lastTry: [
    '1 try left.',
    'If the next PIN is wrong, the PIN is blocked and you cannot use this card.',
    'If you are not sure of the PIN, cancel with Esc and ask the authority that issued the card.',
  ],
  acceptLastTry: 'Use the last try',
  lastTryWarning: '1 try left. If the next PIN is wrong, the PIN is blocked.',
  blocked: ['The PIN is blocked.', 'Your registration has not been changed.'],
  issuer: (issuer, blocked) =>
    issuer === null
      ? ['Issuer: unknown', 'The papers of the card say who issued it. Please contact that authority.']
      : [
          `Issuer: ${displayText(issuer.name)}`,
          ...(blocked ? [UNBLOCKING[issuer.unblocking]] : []),
          issuer.telephone === null && issuer.hours === null
            ? 'Telephone and hours: unknown. Please look at the papers of the card.'
            : contact(issuer),
        ],
}

const contact = ({ telephone, hours }: IssuerRules): string =>
  `Telephone: ${displayText(telephone ?? 'unknown')}  Hours: ${displayText(hours ?? 'unknown')}`

const UNBLOCKING: Readonly<Record<IssuerRules['unblocking'], string>> = {
  'issuer-unblocks': 'The issuer can unblock it. Please contact the issuer.',
  'municipal-office': 'The office of the city where you live can unblock it.',
  'new-card': 'It cannot be unblocked. Please get a new IC card from the issuer.',
  unknown: 'How to unblock it: unknown. Please ask the issuer.',
}
