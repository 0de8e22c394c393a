import type { Result } from '../result.ts'

/** The keys of a reader that are its own way to the card: a PIN typed there never enters the program. */
export interface PinPad {
  readonly seconds: number // how long it waits for the PIN
  /** Answers what the card said to the VERIFY, or the pad instead of it. Sent once, whatever comes of it. */
  verify(command: PadVerify): Promise<Result<Uint8Array>>
}

/** How a PIN of digits lies in the data of VERIFY, as far as a pad can put it there (PC/SC part 10 §2.5.2). */
export interface PinBlock {
  readonly digits: 'ascii' | 'bcd' // an octet or a nibble each, from the left
  readonly minLength: number // digits
  readonly maxLength: number
  readonly fill: Uint8Array // all of the data; digits are written over it
  readonly counted: boolean // ISO 9564-1 format 2: the low nibble of the first octet counts the digits that follow
}

/** A VERIFY without its PIN. */
export interface PadVerify {
  readonly command: Uint8Array // the whole APDU, with `fill` for its data
  readonly block: PinBlock
}

/** PC/SC part 10 has four bits for the size of a block. */
export const LONGEST_BLOCK = 15

/** Digits of ASCII, filled up with the same octet. */
export const asciiBlock = (minLength: number, maxLength: number, octets: number, padding: number): PinBlock => ({
  digits: 'ascii',
  minLength,
  maxLength,
  fill: new Uint8Array(octets).fill(padding),
  counted: false,
})
