import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

export interface Authentication {
  readonly algorithm: number
  readonly key: number
  readonly template: Uint8Array // the application's business
  /** A chain of short commands whatever the card says that it takes: none of them is ever sent a second time. */
  readonly inShortCommands?: boolean
}

/** GENERAL AUTHENTICATE, ISO/IEC 7816-4. */
export const generalAuthenticate = (authentication: Authentication): Command<Uint8Array> => ({
  apdu: {
    cla: 0,
    ins: 0x87,
    p1: authentication.algorithm,
    p2: authentication.key,
    data: authentication.template,
    le: 256,
  },
  ...(authentication.inShortCommands ? {} : { long: true }),
  parse: ({ data, statusWord }) =>
    meaningOf(statusWord).kind === 'done'
      ? done(data)
      : failed({ kind: 'card.signing-failed', statusWord: statusWordText(statusWord) }),
})
