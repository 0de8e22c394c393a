import type { ConfirmationWords, RequestInterruptedWords, RequestResultWords } from '../form-words.ts'

export const enConfirmation: ConfirmationWords = {
  ask: {
    registration: 'If this is correct, choose "Register".',
    change: 'If this is correct, choose "Change".',
  },
  changes: (count) => `${count} ${count === 1 ? 'item' : 'items'} changed (marked *)`,
  changed: { representative: 'Changed: main contact', department: 'Changed: department that uses the IC card' },
  before: 'Before',
  after: 'After',
  commit: { registration: 'Register', change: 'Change' },
  back: 'Back',
  position: (first, last, all) => `rows ${first}-${last} of ${all}`,
}

export const enRequestResult: RequestResultWords = {
  done: {
    registration: {
      completed: 'Your registration is complete.',
      provisional: 'Your registration was accepted provisionally.',
    },
    change: {
      completed: 'Your registration has been changed.',
      provisional: 'Your change was accepted provisionally.',
    },
  },
  provisional: 'This IC card can log in once the agency has confirmed the registration.',
  number: 'Receipt number',
  companyId: 'Company ID',
  close: 'Close',
}

export const enRequestInterrupted: RequestInterruptedWords = {
  about: (time, journey) => `The ${journey} started at ${time} was interrupted.`,
  states: {
    registration: {
      done: { text: 'The registration was completed.', advice: 'There is no need to register again.' },
      'not-done': { text: 'The registration did not take place.', advice: 'Please start it again from the menu.' },
      unknown: {
        text: 'It is not known yet whether the registration was completed.',
        advice: 'Do not start it again. Wait a little and press Enter to ask again, or tell the staff.',
      },
    },
    change: {
      done: { text: 'The change was completed.', advice: 'There is no need to make it again.' },
      'not-done': {
        text: 'The change did not take place. Your registration stays as it was.',
        advice: 'Please start it again from the menu.',
      },
      unknown: {
        text: 'It is not known yet whether the change was completed.',
        advice: 'Do not start it again. Wait a little and press Enter to ask again, or tell the staff.',
      },
    },
  },
}
