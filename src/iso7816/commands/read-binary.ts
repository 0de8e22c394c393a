import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

/** A bit of P1 above this would name a file instead, ISO/IEC 7816-4. */
export const MAX_OFFSET = 0x7fff

export interface BinaryPiece {
  readonly octets: Uint8Array
  readonly end: boolean // the card says that the file ends here
}

/** READ BINARY of the selected transparent file, ISO/IEC 7816-4 §11.3.3. */
export const readBinary = (offset: number, length: number): Command<BinaryPiece> => readPiece(offset, length)

const SHORT_IDENTIFIER = 0x8000

/** The start of an EF in the current DF, named by its short identifier in P1, §11.3.1. */
export const readBinaryOf = (shortIdentifier: number, length: number): Command<BinaryPiece> =>
  readPiece(SHORT_IDENTIFIER | (shortIdentifier << 8), length)

const readPiece = (p1p2: number, length: number): Command<BinaryPiece> => ({
  apdu: { cla: 0, ins: 0xb0, p1: p1p2 >> 8, p2: p1p2 & 0xff, le: length },
  parse: ({ data, statusWord }) => {
    const { kind } = meaningOf(statusWord)
    if (kind !== 'done' && kind !== 'end-of-file')
      return failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
    if (data.length > length) return failed({ kind: 'card.malformed', detail: 'more octets than were asked for' })
    return done({ octets: data, end: kind === 'end-of-file' })
  },
})
