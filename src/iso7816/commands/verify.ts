import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

/** VERIFY, ISO/IEC 7816-4 §11.6.6. `once`: a second one could cost a second try. */
export const verify = (reference: number, pin: Uint8Array): Command<undefined> => ({
  apdu: { cla: 0, ins: 0x20, p1: 0x00, p2: reference, data: pin },
  once: true,
  parse: ({ statusWord }) => {
    const meaning = meaningOf(statusWord)
    if (meaning.kind === 'done') return done(undefined)
    if (meaning.kind === 'wrong-pin') return failed({ kind: 'pin.wrong', triesLeft: meaning.triesLeft })
    if (meaning.kind === 'blocked') return failed({ kind: 'pin.blocked' })
    return failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
  },
})

/**
 * VERIFY without data asks for the tries left and spends none (SP 800-73-4 part 2 §3.2.1; JPKI the same). Null: the
 * card does not say, which is also what 9000, 'already verified', amounts to.
 */
export const askTriesLeft = (reference: number): Command<number | null> => ({
  apdu: { cla: 0, ins: 0x20, p1: 0x00, p2: reference },
  once: true,
  parse: ({ statusWord }) => {
    const meaning = meaningOf(statusWord)
    if (meaning.kind === 'wrong-pin') return done(meaning.triesLeft)
    return done(meaning.kind === 'blocked' ? 0 : null)
  },
})
