import type { Command } from '../apdu/command.ts'
import type { CardApplication } from '../apdu/create-card.ts'
import { just, type Response, STATUS } from '../apdu/response.ts'
import { readBinaryPlace, readContent } from '../files/elementary-file.ts'
import { createFiles, type File, type Personalisation } from './files.ts'
import { computeSignature, keyNamed } from './sign.ts'

const INSTRUCTION = { verify: 0x20, perform: 0x2a, select: 0xa4, readBinary: 0xb0 }
const PLAIN = 0x00
const OF_ITS_OWN = 0x80 // the class of PERFORM SECURITY OPERATION here
const BY_NAME = 0x04
const ELEMENTARY = 0x02
const NO_TEMPLATE = 0x0c // what is known to be sent
const CURRENT_FILE = 0x80

/** The application (AP) that holds both keys; files are read and PINs verified only in it. */
const APPLICATION_IDENTIFIER = Buffer.from('D392F000260100000001', 'hex')

/** JPKI, after what OpenSC's card-jpki and jpki/myna send to real cards. */
export function createJpkiApplication(card: Personalisation): CardApplication {
  const files = createFiles(card)
  let selected = false
  let current: File | undefined

  const logout = (): void => {
    for (const file of files.values()) if (file.kind === 'pin') file.pin.logout()
    current = undefined
  }
  const selectApplication = ({ p2, data }: Command): Response => {
    if (!Buffer.from(data).equals(APPLICATION_IDENTIFIER)) return just(STATUS.notFound)
    if (p2 !== NO_TEMPLATE) return just(STATUS.wrongParameters)
    logout() // selecting it again is how to log out
    selected = true
    return just(STATUS.ok)
  }
  const selectFile = ({ p1, p2, data }: Command): Response => {
    if (p1 !== ELEMENTARY || p2 !== NO_TEMPLATE) return just(STATUS.wrongParameters)
    const file = data.length === 2 ? files.get((data[0] ?? 0) * 256 + (data[1] ?? 0)) : undefined
    if (!selected || file === undefined) return just(STATUS.notFound)
    current = file
    return just(STATUS.ok)
  }
  const select = (command: Command): Response =>
    command.p1 === BY_NAME ? selectApplication(command) : selectFile(command)
  const named = (short: number | null): File | undefined => {
    if (short !== null) current = selected ? files.get(short) : undefined
    return current
  }
  const instructions = new Map<number, (command: Command) => Response>([
    [INSTRUCTION.select, select],
    [INSTRUCTION.readBinary, (command) => readBinary(command, named(readBinaryPlace(command.p1, command.p2).short))],
    [INSTRUCTION.verify, (command) => just(verify(command, current))],
    [INSTRUCTION.perform, (command) => computeSignature(command, named(keyNamed(command.p2)))],
  ])
  return {
    execute(command) {
      const instruction = instructions.get(command.ins)
      if (instruction === undefined) return just(STATUS.unknownInstruction)
      if ((command.ins === INSTRUCTION.perform ? OF_ITS_OWN : PLAIN) !== command.cla) return just(STATUS.unknownClass)
      return instruction(command)
    },
    reset() {
      logout()
      selected = false
    },
  }
}

function readBinary({ p1, p2, expected }: Command, file: File | undefined): Response {
  if (file?.kind !== 'data') return just(STATUS.noCurrentFile)
  if (file.lock && !file.lock.verified) return just(STATUS.securityNotSatisfied)
  return readContent(file.content, readBinaryPlace(p1, p2).offset, expected)
}

function verify({ p1, p2, data }: Command, file: File | undefined): number {
  if (p1 !== 0 || p2 !== CURRENT_FILE) return STATUS.wrongParameters
  if (file?.kind !== 'pin') return STATUS.noCurrentFile
  return data.length === 0 ? file.pin.status() : file.pin.verify(data)
}
