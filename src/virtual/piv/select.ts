import type { Command } from '../apdu/command.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import { encodeTlv } from '../tlv.ts'

/** SP 800-73-4 part 1 §2.2: NIST's RID, then the PIX, whose last two octets are the version. */
const RID = Uint8Array.of(0xa0, 0x00, 0x00, 0x03, 0x08)
const PIX = Uint8Array.of(0x00, 0x00, 0x10, 0x00, 0x01, 0x00)
const VERSION_LENGTH = 2
export const APPLICATION_IDENTIFIER = Buffer.concat([RID, PIX])

const BY_NAME = 0x04
const LABEL = 'Koshin sample card'

/** The application property template, SP 800-73-4 part 2 table 3. */
const PROPERTIES = encodeTlv(
  0x61,
  encodeTlv(0x4f, PIX),
  encodeTlv(0x79, encodeTlv(0x4f, RID)),
  encodeTlv(0x50, Buffer.from(LABEL)),
)

/** SELECT (part 2 §3.1.1): the AID in full or without its version. A selected application stays so, PIN included. */
export function select(command: Command): Response {
  if (command.p1 !== BY_NAME || command.p2 !== 0) return just(STATUS.wrongParameters)
  const named = Buffer.from(command.data)
  const whole = named.equals(APPLICATION_IDENTIFIER)
  const truncated = named.equals(APPLICATION_IDENTIFIER.subarray(0, -VERSION_LENGTH))
  return whole || truncated ? answer(PROPERTIES) : just(STATUS.notFound)
}
