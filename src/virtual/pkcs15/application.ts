import type { Command } from '../apdu/command.ts'
import type { CardApplication } from '../apdu/create-card.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import { readBinaryPlace, readContent } from '../files/elementary-file.ts'
import { createRsaSigner, type SignRsa } from '../rsa-signature.ts'
import { atRoot, byShortIdentifier, type FileCursor } from './file-cursor.ts'
import { createFileSystem } from './file-system.ts'
import { type CardPin, createCardPin } from './pin.ts'
import { PIN_REFERENCE } from './references.ts'
import { manageSecurityEnvironment } from './security-environment.ts'
import { select } from './select.ts'

const INSTRUCTION = { verify: 0x20, manage: 0x22, perform: 0x2a, select: 0xa4, readBinary: 0xb0 }
const SIGN = 0x9e9a // P1 and P2: a digital signature, over data in plain

export interface Personalisation {
  readonly certificate: Uint8Array
  readonly authority: Uint8Array | null // the certificate of who issued it, if that is on the card too
  readonly privateKey: string // PKCS#8 PEM, RSA-2048
  readonly pin: string
  readonly maxTries: number
  readonly triesLeft: number
}

export function createPkcs15Application(card: Personalisation): CardApplication {
  const root = createFileSystem(card)
  const pin = createCardPin(card)
  const sign = createRsaSigner(card.privateKey)
  let cursor: FileCursor = atRoot(root)
  let keyChosen = false

  const instructions = new Map<number, (command: Command) => Response>([
    [
      INSTRUCTION.select,
      (command) => {
        const selection = select(command, root, cursor)
        cursor = selection.cursor
        return selection.response
      },
    ],
    [
      INSTRUCTION.readBinary,
      (command) => {
        const reading = readBinary(command, cursor)
        cursor = reading.cursor
        return reading.response
      },
    ],
    [INSTRUCTION.verify, (command) => just(verify(command, pin))],
    [
      INSTRUCTION.manage,
      (command) => {
        const status = manageSecurityEnvironment(command)
        keyChosen = status === STATUS.ok
        return just(status)
      },
    ],
    [INSTRUCTION.perform, (command) => (keyChosen ? perform(command, pin, sign) : just(STATUS.nothingPending))],
  ])
  return {
    execute: (command) => instructions.get(command.ins)?.(command) ?? just(STATUS.unknownInstruction),
    reset() {
      cursor = atRoot(root)
      keyChosen = false
      pin.logout()
    },
  }
}

/** READ BINARY (ISO/IEC 7816-4 §11.3.3); naming a file in short selects it. */
function readBinary({ p1, p2, expected }: Command, before: FileCursor): { response: Response; cursor: FileCursor } {
  const { short, offset } = readBinaryPlace(p1, p2)
  const cursor = short === null ? before : byShortIdentifier(before, short)
  if (cursor === null) return { response: just(STATUS.notFound), cursor: before }
  const content = cursor.elementary?.content
  return { response: content ? readContent(content, offset, expected) : just(STATUS.noCurrentFile), cursor }
}

function verify({ p1, p2, data }: Command, pin: CardPin): number {
  if (p1 !== 0) return STATUS.wrongParameters
  if (p2 !== PIN_REFERENCE) return STATUS.referenceNotFound
  return data.length === 0 ? pin.status() : pin.verify(data)
}

/** PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE (ISO/IEC 7816-8). */
function perform({ p1, p2, data }: Command, pin: CardPin, sign: SignRsa): Response {
  if (p1 * 256 + p2 !== SIGN) return just(STATUS.wrongParameters)
  if (!pin.verified) return just(STATUS.securityNotSatisfied)
  const signature = sign(data)
  return signature ? answer(signature) : just(STATUS.wrongLength)
}
