import type { FailureOf, ReceiptFailure } from '../../../failure.ts'
import type { FailureWords } from '../words.ts'

const ADVICE = 'Your request is done. Note the receipt number: the staff can print the receipt later.'

export const enReceiptFailures: Pick<FailureWords, ReceiptFailure['kind']> = {
  'receipt.not-printed': ({ why }) => ({ text: NOT_PRINTED[why], advice: ADVICE }),
  'receipt.not-saved': ({ why }) => ({ text: `Not saved: ${NOT_SAVED[why]}`, advice: ADVICE }),
  'receipt.not-made': () => ({ text: 'The receipt could not be made.', advice: ADVICE }),
}

const NOT_PRINTED: Readonly<Record<FailureOf<'receipt.not-printed'>['why'], string>> = {
  missing: 'Not printed: the printer was not found.',
  paper: 'Not printed: the printer has no paper.',
  off: 'Not printed: the printer is off or not connected.',
  stopped: 'Not printed: the printer is stopped.',
  silent: 'Not printed: the printer does not answer.',
  unsure: 'It is not known whether the receipt was printed. Please look at the printer.',
  refused: 'Not printed: the printer did not take it.',
}

const NOT_SAVED: Readonly<Record<FailureOf<'receipt.not-saved'>['why'], string>> = {
  full: 'there is no room left where receipts are kept.',
  folder: 'the place where receipts are kept cannot be written.',
  slow: 'the place where receipts are kept does not answer.',
}
