import { toHex } from './bytes.ts'
import { carriesPin } from './masked-command.ts'

const HEADER = 4
const SHORT = 5 // header and one octet of a length
const EXTENDED = 7 // header, zero, two octets of a length

/**
 * A command without its data: class, instruction and parameters as hex, and how long its data (Lc) is and its answer may be
 * (Le), ISO/IEC 7816-4 §5.2. Of one that may carry a PIN no length either: on some cards that is the PIN's.
 */
export function outlinedCommand(command: Uint8Array): string {
  const header = toHex(command.subarray(0, HEADER))
  if (command.length <= HEADER || carriesPin(command)) return header
  const { lc, le } = lengthsOf(command)
  return `${header}${lc > 0 ? ` Lc ${lc}` : ''}${le === null ? '' : ` Le ${le}`}`
}

/** Of an answer how long its data is, and the status word. */
export function outlinedAnswer(answer: Uint8Array): string {
  return answer.length < 2 ? `${answer.length}` : `${answer.length - 2} ${toHex(answer.subarray(-2))}`
}

function lengthsOf(command: Uint8Array): { readonly lc: number; readonly le: number | null } {
  const at = (index: number) => command[index] ?? 0
  const pair = (index: number) => (at(index) << 8) | at(index + 1)
  if (command.length === SHORT) return { lc: 0, le: at(HEADER) || 256 }
  const isExtended = at(HEADER) === 0 && command.length >= EXTENDED
  if (isExtended && command.length === EXTENDED) return { lc: 0, le: pair(SHORT) || 65_536 }
  const start = isExtended ? EXTENDED : SHORT
  const lc = isExtended ? pair(SHORT) : at(HEADER)
  if (command.length <= start + lc) return { lc, le: null }
  return { lc, le: isExtended ? pair(start + lc) || 65_536 : at(start + lc) || 256 }
}
