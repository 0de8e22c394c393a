import type { Command } from '../apdu/command.ts'
import { STATUS } from '../apdu/response.ts'
import { decodeTlvs, type Tlv } from '../tlv.ts'
import { ALGORITHM_REFERENCE, KEY_REFERENCE } from './references.ts'

const SET_FOR_COMPUTATION = 0x41
const DIGITAL_SIGNATURE = 0xb6

/** The values each member of the template may have; where there is one key, the file it is in adds nothing. */
const MEMBERS = new Map<number, readonly number[] | 'any'>([
  [0x80, [ALGORITHM_REFERENCE]],
  [0x81, 'any'],
  [0x84, [KEY_REFERENCE]],
])
const KEY = 0x84

/** MANAGE SECURITY ENVIRONMENT, SET (ISO/IEC 7816-4): the status word; 9000 when the key is chosen. */
export function manageSecurityEnvironment({ p1, p2, data }: Command): number {
  if (p1 !== SET_FOR_COMPUTATION || p2 !== DIGITAL_SIGNATURE) return STATUS.wrongParameters
  const members = decodeTlvs(data)
  if (members === null || !members.some(({ tag }) => tag === KEY)) return STATUS.wrongData
  return members.every(isKnown) ? STATUS.ok : STATUS.referenceNotFound
}

function isKnown({ tag, value }: Tlv): boolean {
  const allowed = MEMBERS.get(tag)
  return allowed === 'any' || (allowed !== undefined && value.length === 1 && allowed.includes(value[0] ?? 0))
}
