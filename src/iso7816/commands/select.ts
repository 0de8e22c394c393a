import { done } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf } from '../status-word.ts'
import { type FileInformation, selectApdu } from './select-file.ts'

/** SELECT by application identifier, ISO/IEC 7816-4 §11.2.2. False: the card does not have it. */
export const selectApplication = (
  aid: Uint8Array,
  information: FileInformation = 'control-information',
): Command<boolean> => ({
  apdu: selectApdu({ by: 'name', name: aid }, information),
  // Cards without the application say so in many ways: 6A82, 6999, 6D00, 6E00, 6985.
  parse: ({ statusWord }) => done(meaningOf(statusWord).kind === 'done'),
})
