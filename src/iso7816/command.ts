import type { Result } from '../result.ts'
import type { Apdu } from './apdu.ts'
import type { Response } from './response.ts'

/** A card command: what is sent, and a pure function that understands the answer. */
export interface Command<Value> {
  readonly apdu: Apdu
  /** Never sent a second time, whatever the card answers: each time may cost a PIN try. */
  readonly once?: true
  /** Its data or its answer may be longer than a short APDU holds: extended lengths where the card takes them. */
  readonly long?: true
  /** The start of the answer is enough: what the card still has is not fetched. */
  readonly startOnly?: true
  parse(response: Response): Result<Value>
}
