import { done } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf } from '../status-word.ts'

/** SELECT by application identifier, ISO/IEC 7816-4 §11.2.2. False: the card does not have it. */
export const selectApplication = (aid: Uint8Array): Command<boolean> => ({
  apdu: { cla: 0, ins: 0xa4, p1: 0x04, p2: 0x00, data: aid, le: 256 },
  // Cards without the application say so in many ways: 6A82, 6999, 6D00, 6E00, 6985.
  parse: ({ statusWord }) => done(meaningOf(statusWord).kind === 'done'),
})
