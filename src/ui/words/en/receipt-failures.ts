import type { FailureOf, ReceiptFailure } from '../../../failure.ts'
import type { FailureWords } from '../words.ts'

const ADVICE = 'Your request is done. Note the receipt number: the staff can print the receipt later.'

export const enReceiptFailures: Pick<FailureWords, ReceiptFailure['kind']> = {
  'receipt.not-printed': ({ why }) => ({ text: `Not printed: ${NOT_PRINTED[why]}`, advice: ADVICE }),
  'receipt.not-saved': ({ why }) => ({ text: `Not saved: ${NOT_SAVED[why]}`, advice: ADVICE }),
  'receipt.not-made': () => ({ text: 'The receipt could not be made.', advice: ADVICE }),
}

const NOT_PRINTED: Readonly<Record<FailureOf<'receipt.not-printed'>['why'], string>> = {
  missing: 'the printer was not found.',
  paper: 'the printer has no paper.',
  off: 'the printer is off or not connected.',
  stopped: 'the printer is stopped.',
  silent: 'the printer does not answer.',
  refused: 'the printer did not take it.',
}

const NOT_SAVED: Readonly<Record<FailureOf<'receipt.not-saved'>['why'], string>> = {
  full: 'there is no room left where receipts are kept.',
  folder: 'the place where receipts are kept cannot be written.',
  slow: 'the place where receipts are kept does not answer.',
}
