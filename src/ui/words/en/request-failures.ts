import type { RequestFailure } from '../../../failure.ts'
import type { FailureWords } from '../words.ts'
import { day } from './day.ts'

export const enRequestFailures: Pick<FailureWords, RequestFailure['kind']> = {
  'login.unregistered': () => ({
    text: 'This IC card is not registered.',
    advice: 'Use "Register", or insert the IC card that you registered.',
  }),
  'login.superseded': ({ on }) => ({
    text: `This IC card was replaced by a newer one on ${day(on)}.`,
    advice: 'Please use the newer IC card.',
  }),
  'search.no-match': () => ({
    text: 'No qualified company matches what you entered.',
    advice: 'Check the registration number and what you entered with it, and search again.',
  }),
  'search.too-many': ({ seconds }) => ({
    text: `Too many searches. You can search again in ${wait(seconds)}.`,
    advice: 'Check the registration number on your notice in the meantime.',
  }),
  'registration.card-registered': () => ({
    text: 'This IC card is registered already.',
    advice: 'To change what is registered, use "Change". If this is the wrong card, insert another one.',
  }),
  'registration.company-registered': () => ({
    text: 'This company is registered already with another IC card.',
    advice: 'Use "IC card renewal" with the registered card, or ask the staff.',
  }),
  'registration.changed-meanwhile': ({ fields }) => ({
    text: `Somebody else changed this registration first (${fields.length} items). Nothing has been overwritten.`,
    advice: 'Look at the present values of the marked items and decide again.',
  }),
  'request.expired': () => ({
    text: 'Too much time has passed for this request. Your registration has not been changed.',
    advice: 'Please enter the PIN again and go on. What you entered is kept.',
  }),
  'request.not-recorded': () => ({
    text: 'This terminal cannot record the request. Your registration has not been changed.',
    advice: 'Please tell the staff. Another terminal can do it.',
  }),
  'request.not-done': () => ({
    text: 'The request was not carried out. Your registration has not been changed.',
    advice: 'Please enter the PIN again and go on. What you entered is kept.',
  }),
}

const wait = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`)
