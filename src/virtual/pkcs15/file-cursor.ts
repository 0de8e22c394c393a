import type { DedicatedFile, ElementaryFile, File } from './file-system.ts'

/** What is selected: always a DF, and an EF in it or none (ISO/IEC 7816-4). */
export interface FileCursor {
  readonly dedicated: DedicatedFile
  readonly elementary: ElementaryFile | null
}

export const atRoot = (root: DedicatedFile): FileCursor => ({ dedicated: root, elementary: null })

/** Each of these gives null where there is no such file, and then the selection stays as it was. */
const enter = (from: DedicatedFile, file: File): FileCursor =>
  file.kind === 'dedicated' ? atRoot(file) : { dedicated: from, elementary: file }

export function follow(from: DedicatedFile, path: readonly number[]): FileCursor | null {
  let cursor = atRoot(from)
  for (const id of path) {
    const next = cursor.elementary ? undefined : cursor.dedicated.children.find((file) => file.id === id)
    if (next === undefined) return null
    cursor = enter(cursor.dedicated, next)
  }
  return cursor
}

/** By its full name or the beginning of it. */
export function byName(root: DedicatedFile, name: Uint8Array): FileCursor | null {
  if (name.length === 0) return null
  const named = root.children.find(
    (file) => file.kind === 'dedicated' && file.name && Buffer.from(file.name).subarray(0, name.length).equals(name),
  )
  return named === undefined ? null : enter(root, named)
}

export const byShortIdentifier = (cursor: FileCursor, short: number): FileCursor | null => {
  const file = cursor.dedicated.children.find((each) => each.kind === 'elementary' && each.short === short)
  return file === undefined ? null : enter(cursor.dedicated, file)
}
