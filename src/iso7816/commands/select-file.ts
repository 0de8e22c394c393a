import { done, failed } from '../../result.ts'
import type { Apdu } from '../apdu.ts'
import type { Command } from '../command.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

/** How a file is named, ISO/IEC 7816-4 §11.2.2. A path is file identifiers, without the one it starts from. */
export type FileAddress =
  | { readonly by: 'identifier'; readonly identifier: number } // of whatever kind of file
  | { readonly by: 'element'; readonly identifier: number } // an EF in the current DF
  | { readonly by: 'name'; readonly name: Uint8Array } // a DF by its name, an application by its AID
  | { readonly by: 'path-from-root' | 'path-from-here'; readonly path: Uint8Array }

const P1: Readonly<Record<FileAddress['by'], number>> = {
  identifier: 0x00,
  element: 0x02,
  name: 0x04,
  'path-from-root': 0x08,
  'path-from-here': 0x09,
}

/** What the card is to say of the file, table 63. With 'nothing' no Le is sent either: some cards refuse one then. */
export type FileInformation = 'control-information' | 'control-parameters' | 'nothing'

const P2: Readonly<Record<FileInformation, number>> = {
  'control-information': 0x00,
  'control-parameters': 0x04,
  nothing: 0x0c,
}

/** SELECT. What the card says of the file (empty where it was asked for nothing), or null: there is no such file. */
export const selectFile = (
  address: FileAddress,
  information: FileInformation = 'nothing',
): Command<Uint8Array | null> => ({
  apdu: selectApdu(address, information),
  parse: ({ data, statusWord }) => {
    const { kind } = meaningOf(statusWord)
    if (kind === 'done') return done(data)
    return kind === 'not-found' ? done(null) : failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
  },
})

export function selectApdu(address: FileAddress, information: FileInformation): Apdu {
  const apdu = { cla: 0, ins: 0xa4, p1: P1[address.by], p2: P2[information], data: octetsOf(address) }
  return information === 'nothing' ? apdu : { ...apdu, le: 256 }
}

function octetsOf(address: FileAddress): Uint8Array {
  if (address.by === 'name') return address.name
  if (address.by !== 'identifier' && address.by !== 'element') return address.path
  return Uint8Array.of(address.identifier >> 8, address.identifier & 0xff)
}
