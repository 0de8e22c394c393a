import { jst } from '../jst.ts'
import type { FrameWords, HintWords, ReaderWords } from '../words.ts'

export const enFrame: FrameWords = {
  system: 'CALS/EC Electronic Bidding System',
  clock(time) {
    const { year, month, day, hour, minute } = jst(time)
    return `${year}-${month}-${day} ${hour}:${minute} JST`
  },
  journeys: {
    registration: 'Registration',
    change: 'Change',
    renewal: 'IC card renewal',
    'card-check': 'IC card check',
    maintenance: 'Staff only',
  },
  titles: {
    menu: 'User registration menu',
    'current-card': 'Check the old IC card',
    'current-pin': 'Enter the PIN (IC card in use)',
    'new-card': 'Check the new IC card',
    'new-pin': 'Enter the PIN (new IC card)',
    review: 'Confirm the renewal',
    result: 'Result of the renewal',
    interrupted: 'Was the renewal completed?',
    'request-interrupted': 'Was your request completed?',
    card: 'Insert your IC card',
    'card-pin': 'Enter the PIN',
    search: 'Find the qualified company',
    'registration-form': 'Register',
    'change-form': 'Change the registration',
    'registration-confirmation': 'Check the registration',
    'change-confirmation': 'Check the changes',
    'registration-result': 'Registration complete',
    'change-result': 'Change complete',
    standing: 'Result of the check',
    'take-cards': 'Please take your card',
    closed: 'Out of service',
    operator: 'Staff only',
    'out-of-service': 'Out of service',
  },
  training: (pins) => `TRY F5old F6new F7same F8ended F9revoked F10firm F11last F12out ${pins}`,
  trainingCompany: (company) => `TRY ${company} (the company of the card of F10)`,
  clerkCode: (code) => `Staff code ${code}`,
  tooSmall: (now, needed) => [
    'The screen is too small.',
    `Now ${now}`,
    `Needed ${needed} or more`,
    'Please make it larger.',
  ],
}

export const enHints: HintWords = {
  keys: {
    Enter: 'Enter',
    Esc: 'Esc',
    Tab: 'Tab',
    F2: 'F2',
    'Ctrl+C': 'Ctrl+C',
    P: 'P',
    S: 'S',
    digits: '1-4',
    'up-down': 'Up/Down',
    F3: 'F3',
    F4: 'F4',
    'page-up-down': 'PgUp/PgDn',
    zenkaku: '半角/全角',
    any: 'Any key',
  },
  labels: {
    choose: 'choose',
    move: 'move',
    decide: 'select',
    ok: 'OK',
    cancel: 'cancel',
    'next-field': 'next field',
    'accept-last-try': 'use the last try',
    scroll: 'scroll',
    'next-input': 'next item',
    'same-button': 'select',
    convert: 'convert',
    'copy-above': 'fill from above',
    'input-method': 'Japanese/Latin',
    'go-there': 'go there',
    'close-summary': 'close the list',
    close: 'close',
    print: 'print',
    save: 'save',
    acknowledge: 'understood',
    'ask-again': 'ask again',
    'give-up': 'yes, cancel',
    'keep-going': 'no, go on',
    continue: 'go on',
    language: '日本語',
    quit: 'quit',
  },
}

export const enReaders: ReaderWords = {
  service: {
    starting: 'Getting the IC card reader ready',
    stopped: 'The IC card reader service has stopped. Please tell the staff',
    denied: 'The IC card reader may not be used. Please tell the staff',
    restarting: 'Restarting the IC card reader. Please wait',
  },
  none: 'No IC card reader found. Please check its cable',
  reader: (name, slot) => `Reader ${name}: ${SLOTS[slot]}`,
}

const SLOTS = {
  empty: 'no card',
  card: 'card inserted',
  mute: 'check which way round the card is',
  take: 'please take your card',
}
