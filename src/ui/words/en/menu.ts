import type { MenuWords } from '../words.ts'

export const enMenu: MenuWords = {
  purpose: 'Hand the registration of an IC card that is about to expire on to a new IC card.',
  items: {
    registration: { name: 'Register', line: 'Register as a new user' },
    change: { name: 'Change', line: 'Change what you registered' },
    renewal: { name: 'Renew IC card', line: 'Hand your registration on to a new IC card' },
    'card-check': { name: 'Check IC card', line: 'Valid until when, PIN tries left, can it log in' },
  },
  selfTest: {
    well: (time) => `Self-test OK ${time}`,
    broken: (time, code) => `Self-test to be looked at ${time}  Staff code ${code}`,
  },
  closed: 'Not at this terminal',
  unavailable: (name) => `"${name}" cannot be done at this terminal. Please choose another item.`,
  cardLeft: "If an earlier visitor's IC card is still in, please give it to the staff.",
}
