import type { Journey } from '../../../types/scene.ts'
import type {
  InterruptedWords,
  IssuingWords,
  OperatorWords,
  OverlayWords,
  ResultWords,
  Sentence,
  TakeCardsWords,
} from '../words.ts'

export const enResult: ResultWords = {
  done: {
    completed: 'The renewal of your IC card is complete.',
    provisional: 'The renewal of your IC card was accepted provisionally.',
  },
  provisional: 'Neither IC card can log in until the agency has confirmed the renewal.',
  number: 'Receipt number',
  expiry: 'Now valid until',
  oldCardEnded: 'The old card can no longer log in to the electronic bidding system.',
  close: 'Close',
}

export const enIssuing: IssuingWords = {
  working: { print: 'Printing the receipt. You need not wait for it here.', save: 'Saving the receipt.' },
  issued: {
    print: 'The receipt was sent to the printer. Please take it.',
    save: 'The receipt was saved on this terminal. Ask the staff for it.',
  },
}

export const enInterrupted: InterruptedWords = {
  about: (time) => `The IC card renewal started at ${time} was interrupted.`,
  states: {
    done: {
      text: 'The renewal was completed.',
      advice: 'The old card can no longer log in. Please use the new IC card.',
    },
    'not-done': {
      text: 'The renewal did not take place. Your registration has not been changed.',
      advice: 'The IC card in use can still be used. Please start the renewal again from the menu.',
    },
    unknown: {
      text: 'It is not known yet whether the renewal was completed.',
      advice: 'Do not start the renewal again. Wait a little and press Enter to ask again, or tell the staff.',
    },
  },
  acknowledge: 'Understood',
  askAgain: 'Ask again',
}

export const enTakeCards: TakeCardsWords = {
  take: 'Please take your card.',
  finished: {
    registration: 'The registration has ended.',
    change: 'The change of your registration has ended.',
    renewal: 'The renewal of your IC card has ended.',
    'card-check': 'The check of your IC card has ended.',
    maintenance: 'The staff have finished.',
  },
  reasons: {
    cancelled: 'You cancelled. Your registration has not been changed.',
    'timed-out': 'Ended because no key was pressed. Your registration has not been changed.',
    restarted: 'The terminal was restarted, so your visit has ended. What you entered was erased.',
    'too-long': 'Ended because a visit may not take longer. Your registration has not been changed.',
  },
}

export const enOutOfService: Sentence = {
  text: 'This terminal is out of service.',
  advice: 'If your card is in the reader, take it out and tell the staff.',
}

export const enClosed: Sentence = {
  text: 'This terminal cannot be used at present.',
  advice: 'Please use another terminal, or ask the staff.',
}

export const enOperator: OperatorWords = {
  staffOnly: 'This screen is for the staff.',
  prompt: {
    password: 'The password ends Koshin. If you are a visitor, press Esc to go back.',
    card: 'An IC card of the staff, inserted now, and its PIN end Koshin. Take out a card that is in already. If you are a visitor, press Esc to go back.',
    either:
      'The password, or an IC card of the staff, inserted now, and its PIN end Koshin. Take out a card that is in already. If you are a visitor, press Esc to go back.',
  },
  password: 'Password',
  wrong: 'The password is wrong.',
  wait: (seconds) => `Too many wrong passwords: please wait ${seconds} s before the next one.`,
}

export const enOverlays: OverlayWords = {
  titles: { processing: 'Please wait', 'pin-pad': 'Your PIN', cancelling: 'Cancel?', idle: 'Are you there?' },
  processing: ['Please wait a moment.', 'Do not press any key or take out the card until this message is gone.'],
  elapsed: (seconds) => `${seconds} s so far`,
  pinPad: [
    "Enter your PIN on the reader's PIN pad.",
    'Then press OK on the PIN pad. To cancel, press the cancel key on the PIN pad.',
    'Do not take out the card until this message is gone.',
  ],
  padLeft: (seconds) => (seconds > 0 ? `${seconds} s left` : 'Please wait a moment.'),
  cancelling: (journey) => [
    `Cancel the ${NAMES[journey]}?`,
    journey === 'renewal'
      ? 'If you cancel, your registration stays as it is.'
      : 'If you cancel, what you entered is erased, and your registration stays as it is.',
    'Press Enter to cancel. Press Esc to go on.',
  ],
  idle: (seconds, isFinished, journey) => [
    'No key has been pressed for a while.',
    isFinished
      ? `${DONE[journey]}This screen closes in ${seconds} s.`
      : `This ends in ${seconds} s, and what you entered will be erased.`,
    'Press any key to go on.',
  ],
}

const NAMES: Readonly<Record<Journey, string>> = {
  registration: 'registration',
  change: 'change of your registration',
  renewal: 'renewal of your IC card',
  'card-check': 'check of your IC card',
  maintenance: 'work of the staff',
}

const DONE: Readonly<Record<Journey, string>> = {
  registration: 'The registration is complete. ',
  change: 'The change is complete. ',
  renewal: 'The renewal is complete. ',
  'card-check': '',
  maintenance: '',
}
