import { MANY_TRIES } from '../../clerk-code/clerk-code.ts'
import { enFindings } from './en-findings.ts'
import type { CodeWords, DoctorWords } from './words.ts'

const code: CodeWords = {
  labels: {
    code: 'Staff code',
    place: 'Screen',
    state: 'State',
    readers: 'Readers',
    issuer: 'Issuer',
    tries: 'PIN tries',
    say: 'Say',
  },
  refused: {
    mistyped: 'This is no staff code. Please compare it with the screen again, one character after the other.',
    newer: 'This code is of a newer Koshin. Please update the Koshin of this machine.',
  },
  selfTest: 'Self-test',
  selfTestAdvice: 'The terminal is the cause, no card is. See the lines "self-test" of the log.',
  selfTestBroken: 'It came to something else than it has to.',
  readers: {
    starting: 'getting ready',
    stopped: 'the service has stopped',
    denied: 'not permitted',
    restarting: 'restarting',
    'no-reader': 'no reader',
    'one-empty': 'one, no card',
    'one-card': 'one, a card in it',
    'one-mute': 'one, a card that does not answer',
    'several-empty': 'several, no card',
    'several-one-card': 'several, one card',
    'several-cards': 'several, two or more cards',
    'several-mute': 'several, a card that does not answer',
  },
  noIssuer: 'this code does not say which issuer',
  unknownIssuer: 'unknown issuer (not in this koshin.toml)',
  tries: (left) => (left === null ? 'not known' : left >= MANY_TRIES ? `${MANY_TRIES} or more` : String(left)),
  transcript:
    'What was said to the cards of that visit (no PIN, no data; Lc, Le and the first number of answers are lengths):',
  numberOnScreen: "numbers and days are on the visitor's screen",
  languages: { ja: 'Japanese', en: 'English' },
}

export const en: DoctorWords = {
  code,
  states: { ok: 'OK', 'to-do': 'TO DO', remark: 'note' },
  findings: enFindings,
  well: 'All is well.',
  toDo: (count) => (count === 1 ? 'There is 1 thing to do.' : `There are ${count} things to do.`),
}
