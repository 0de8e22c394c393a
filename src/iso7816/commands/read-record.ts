import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

const THIS_RECORD = 0x04 // of the selected file, the one that P1 numbers

/** READ RECORD by its number, which counts from 1, ISO/IEC 7816-4 §11.4.3. Null: there is no such record. */
export const readRecord = (number: number): Command<Uint8Array | null> => ({
  apdu: { cla: 0, ins: 0xb2, p1: number, p2: THIS_RECORD, le: 256 },
  parse: ({ data, statusWord }) => {
    const { kind } = meaningOf(statusWord)
    if (kind === 'done' || kind === 'end-of-file') return done(data)
    return kind === 'not-found' ? done(null) : failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
  },
})
