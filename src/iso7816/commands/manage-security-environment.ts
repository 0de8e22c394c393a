import { done, failed } from '../../result.ts'
import { concat } from '../bytes.ts'
import type { Command } from '../command.ts'
import { encodeTlv } from '../encode-tlv.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

const ALGORITHM = 0x80
const PRIVATE_KEY = 0x84

export interface SigningEnvironment {
  readonly algorithm?: number // absent: the card knows it by the key
  readonly key: number
}

/** MANAGE SECURITY ENVIRONMENT, SET for computation (41) of digital signatures (B6), ISO/IEC 7816-4. */
export const setSigningEnvironment = ({ algorithm, key }: SigningEnvironment): Command<undefined> => ({
  apdu: {
    cla: 0,
    ins: 0x22,
    p1: 0x41,
    p2: 0xb6,
    data: concat(reference(ALGORITHM, algorithm), reference(PRIVATE_KEY, key)),
  },
  parse: ({ statusWord }) =>
    meaningOf(statusWord).kind === 'done'
      ? done(undefined)
      : failed({ kind: 'card.signing-failed', statusWord: statusWordText(statusWord) }),
})

const reference = (tag: number, value: number | undefined): Uint8Array =>
  value === undefined ? new Uint8Array() : encodeTlv(tag, Uint8Array.of(value))
