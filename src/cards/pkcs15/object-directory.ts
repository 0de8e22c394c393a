import type { Tlv } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'
import { fieldsOf, TAG } from './der-fields.ts'
import { type FilePath, filePathOf } from './file-path.ts'
import { readPaddedObjects } from './padded-objects.ts'

/** What EF(ODF) says about where the directories are, ISO/IEC 7816-15. */
export type ObjectDirectory = Readonly<Record<DirectoryKind, readonly Directory[]>>

export type DirectoryKind = 'keys' | 'certificates' | 'pins'

/** A directory in a file of its own, or entries that stand in EF(ODF) itself. */
export type Directory = { readonly path: FilePath } | { readonly entries: readonly Tlv[] }

const TAGS: Readonly<Record<DirectoryKind, readonly number[]>> = {
  keys: [0xa0],
  certificates: [0xa4, 0xa5, 0xa6], // the card's own, trusted ones, useful ones
  pins: [0xa8],
}
const OBJECTS = 0xa0
const MAX_DIRECTORIES = 4 // of a kind

export function objectDirectory(octets: Uint8Array): Result<ObjectDirectory> {
  const objects = readPaddedObjects(octets)
  if (!objects.ok) return objects
  const ofKind = (kind: DirectoryKind) => directories(objects.value.filter(({ tag }) => TAGS[kind].includes(tag)))
  return done({ keys: ofKind('keys'), certificates: ofKind('certificates'), pins: ofKind('pins') })
}

/** A file that is named twice is read once. */
function directories(objects: readonly Tlv[]): readonly Directory[] {
  const found: Directory[] = []
  const named = new Set<string>()
  for (const directory of objects.map(directoryOf)) {
    if (!directory) continue
    const name = 'path' in directory ? JSON.stringify(directory.path) : `${found.length}`
    if (!named.has(name)) found.push(directory)
    named.add(name)
  }
  return found.slice(0, MAX_DIRECTORIES)
}

function directoryOf(object: Tlv): Directory | undefined {
  const [content] = fieldsOf(object)
  if (content?.tag === OBJECTS) return { entries: fieldsOf(content) }
  const path = content?.tag === TAG.sequence ? filePathOf(content) : undefined
  return path && { path }
}
