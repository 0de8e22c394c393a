import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

/** GENERAL AUTHENTICATE, ISO/IEC 7816-4 §11.5.5. The template is the application's business. */
export const generalAuthenticate = (algorithm: number, key: number, template: Uint8Array): Command<Uint8Array> => ({
  apdu: { cla: 0, ins: 0x87, p1: algorithm, p2: key, data: template, le: 256 },
  long: true,
  parse: ({ data, statusWord }) =>
    meaningOf(statusWord).kind === 'done'
      ? done(data)
      : failed({ kind: 'card.signing-failed', statusWord: statusWordText(statusWord) }),
})
