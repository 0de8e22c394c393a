import type { Command } from '../apdu/command.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import { encodeTlv } from '../tlv.ts'
import { atRoot, byName, type FileCursor, follow } from './file-cursor.ts'
import { path } from './file-identifiers.ts'
import type { DedicatedFile } from './file-system.ts'

const WAY = { identifier: 0x00, dedicated: 0x01, elementary: 0x02, name: 0x04, fromMaster: 0x08, fromHere: 0x09 }

/** P2: which control information comes back. */
const TEMPLATES = new Map([
  [0x00, 0x6f], // FCI
  [0x04, 0x62], // FCP
])
const NO_TEMPLATE = 0x0c

export interface Selection {
  readonly response: Response
  readonly cursor: FileCursor
}

/** SELECT (ISO/IEC 7816-4 §11.2.2). */
export function select(command: Command, root: DedicatedFile, before: FileCursor): Selection {
  const refuse = (status: number): Selection => ({ response: just(status), cursor: before })
  const template = TEMPLATES.get(command.p2)
  if (template === undefined && command.p2 !== NO_TEMPLATE) return refuse(STATUS.wrongParameters)
  if (!Object.values(WAY).includes(command.p1)) return refuse(STATUS.wrongParameters)
  const cursor = find(command, root, before)
  if (cursor === null) return refuse(STATUS.notFound)
  return { cursor, response: template === undefined ? just(STATUS.ok) : answer(controlInformation(template, cursor)) }
}

function find({ p1, data }: Command, root: DedicatedFile, { dedicated }: FileCursor): FileCursor | null {
  if (p1 === WAY.name) return byName(root, data)
  const files = identifiers(data)
  if (files === null) return null
  if (p1 === WAY.fromMaster) return follow(root, files)
  return p1 === WAY.fromHere ? follow(dedicated, files) : byIdentifier(p1, files, root, dedicated)
}

/** The MF is found from everywhere, and is what no identifier at all means; others are children of the current DF. */
function byIdentifier(way: number, files: readonly number[], root: DedicatedFile, here: DedicatedFile) {
  const [id, ...others] = files
  if (others.length > 0) return null
  if (id === undefined || id === root.id) return way === WAY.identifier ? atRoot(root) : null
  const found = follow(here, [id])
  if (found === null || way === WAY.identifier) return found
  return (found.elementary !== null) === (way === WAY.elementary) ? found : null
}

function identifiers(data: Uint8Array): readonly number[] | null {
  if (data.length % 2 !== 0) return null
  return Array.from(
    { length: data.length / 2 },
    (_, index) => (data[2 * index] ?? 0) * 256 + (data[2 * index + 1] ?? 0),
  )
}

/** §7.4: size, descriptor, identifier; of a DF the name instead of the size. */
function controlInformation(template: number, { dedicated, elementary }: FileCursor): Uint8Array {
  if (elementary)
    return encodeTlv(
      template,
      encodeTlv(0x80, path(elementary.content.length)),
      encodeTlv(0x82, Uint8Array.of(0x01)), // a transparent working EF
      encodeTlv(0x83, path(elementary.id)),
    )
  const name = dedicated.name === null ? [] : [encodeTlv(0x84, dedicated.name)]
  return encodeTlv(template, encodeTlv(0x82, Uint8Array.of(0x38)), encodeTlv(0x83, path(dedicated.id)), ...name)
}
