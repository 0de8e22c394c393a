import type { Command } from '../apdu/command.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import type { File } from './files.ts'

const CURRENT_FILE = 0x80 // P2; with a short identifier in its low bits, that file
const FORM = { digestInfo: 0x00, sha256: 0x02 } // P1: what the data is
const SHA_256_LENGTH = 32

/** What PKCS #1 v1.5 puts before a SHA-256 hash (RFC 8017 §9.2, note 1). */
const SHA_256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

export const keyNamed = (p2: number): number | null => (p2 === CURRENT_FILE ? null : p2 & 0x1f)

/** COMPUTE DIGITAL SIGNATURE in the class of its own that JPKI gives it: 80 2A. */
export function computeSignature({ p1, p2, data }: Command, file: File | undefined): Response {
  if ((p2 & CURRENT_FILE) === 0) return just(STATUS.wrongParameters)
  if (file?.kind !== 'key') return just(STATUS.noCurrentFile)
  if (!file.lock.verified) return just(STATUS.securityNotSatisfied)
  const digestInfo = prepare(p1, data)
  if (digestInfo === 'unknown') return just(STATUS.wrongParameters)
  const signature = digestInfo && file.sign(digestInfo)
  return signature ? answer(signature) : just(STATUS.wrongLength)
}

function prepare(p1: number, data: Uint8Array): Uint8Array | null | 'unknown' {
  if (p1 === FORM.digestInfo) return data
  if (p1 !== FORM.sha256) return 'unknown'
  return data.length === SHA_256_LENGTH ? Buffer.concat([SHA_256_INFO, data]) : null
}
