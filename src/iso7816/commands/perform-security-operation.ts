import { done, failed } from '../../result.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

export interface SecurityOperation {
  readonly cla: number
  readonly p1: number // what is to come back
  readonly p2: number // what is given
  readonly input: Uint8Array
  readonly le?: number
}

/** ISO/IEC 7816-8: a digital signature (9E) of data to be signed (9A). */
const COMPUTE_DIGITAL_SIGNATURE = { cla: 0x00, p1: 0x9e, p2: 0x9a } as const

/** PERFORM SECURITY OPERATION, ISO/IEC 7816-8, where what comes back is a signature. */
export const performSecurityOperation = (operation: SecurityOperation): Command<Uint8Array> => ({
  apdu: {
    cla: operation.cla,
    ins: 0x2a,
    p1: operation.p1,
    p2: operation.p2,
    data: operation.input,
    le: operation.le ?? 256,
  },
  parse: ({ data, statusWord }) =>
    meaningOf(statusWord).kind === 'done'
      ? done(data)
      : failed({ kind: 'card.signing-failed', statusWord: statusWordText(statusWord) }),
})

export const computeDigitalSignature = (input: Uint8Array, le = 256): Command<Uint8Array> =>
  performSecurityOperation({ ...COMPUTE_DIGITAL_SIGNATURE, input, le })
