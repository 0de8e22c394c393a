import type { PinPadFailure } from '../../failure.ts'
import { failed, type Result } from '../../result.ts'
import { encodeApdu } from '../apdu.ts'
import type { PinBlock, PinPad } from '../pin-pad.ts'
import { parseResponse } from '../response.ts'
import { statusWordText } from '../status-word.ts'
import { verify } from './verify.ts'

/** VERIFY with the PIN that is typed on the reader's pad. Like the other one it is sent once, and never again. */
export async function verifyOnPad(pad: PinPad, reference: number, block: PinBlock): Promise<Result<undefined>> {
  const { apdu, parse } = verify(reference, block.fill)
  const answer = await pad.verify({ command: encodeApdu(apdu), block })
  if (!answer.ok) return answer
  const response = parseResponse(answer.value)
  if (!response.ok) return response
  const { statusWord } = response.value
  const { minLength, maxLength } = block
  if (statusWord === OUTSIDE_LENGTHS) return failed({ kind: 'pin.illegal', minLength, maxLength })
  const instead = padFailure(statusWord)
  return instead ? failed(instead) : parse(response.value)
}

/** What a pad says in place of the card, PC/SC part 10 §2.5.2: the card was not sent anything then. */
const TIMED_OUT = 0x6400
const CANCELLED = 0x6401
const NOT_THE_SAME_TWICE = 0x6402 // of MODIFY: a reader that says it here does something else than it was told
const OUTSIDE_LENGTHS = 0x6403
/** 6B80 is the structure's fault; other 6Bxx, and 6Dxx, are said by readers that do not have what they claim. */
const NOT_UNDERSTOOD: readonly number[] = [0x6b, 0x6d]

function padFailure(statusWord: number): PinPadFailure | null {
  if (statusWord === TIMED_OUT) return { kind: 'pin-pad.timed-out' }
  if (statusWord === CANCELLED) return { kind: 'pin-pad.cancelled' }
  const refused = statusWord === NOT_THE_SAME_TWICE || NOT_UNDERSTOOD.includes(statusWord >> 8)
  return refused ? { kind: 'pin-pad.refused', detail: statusWordText(statusWord) } : null
}
