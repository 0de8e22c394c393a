import { fromHex } from '../../iso7816/bytes.ts'
import type { FileAddress } from '../../iso7816/commands/select-file.ts'
import { ROOT } from './file-path.ts'

/** Where the files of the application are. */
export interface Home {
  readonly root: string // the DF's path; with an AID, the path it usually has
  readonly aid?: string // selects the DF
  /** Which EFs READ BINARY names by short identifiers: all that have one, or the two whose ones ISO/IEC 7816-15 fixes. */
  readonly shortIdentifiers?: 'all' | 'fixed'
}

/** SELECTs that follow one another; the last one selects the file. */
export type Way = readonly FileAddress[]

export const IDENTIFIER_DIGITS = 4 // hex

/** How a file can be selected, the ways of fewer exchanges first: not every card knows every kind of SELECT. */
export function waysTo(path: string, home: Home, current: string | undefined): readonly Way[] {
  const below = path.startsWith(home.root) ? path.slice(home.root.length) : undefined
  return [...waysFromHome(below, home, current === home.root), ...waysFromRoot(path)]
}

function waysFromHome(below: string | undefined, { aid }: Home, isCurrent: boolean): readonly Way[] {
  if (below === undefined) return []
  const home: Way = aid === undefined ? [] : [{ by: 'name', name: fromHex(aid) }]
  if (below === '') return home.length > 0 ? [home] : []
  if (!isCurrent && aid === undefined) return []
  const way = isCurrent ? [] : home
  if (below.length > IDENTIFIER_DIGITS) return [[...way, { by: 'path-from-here', path: fromHex(below) }]]
  const identifier = Number.parseInt(below, 16)
  return [
    [...way, { by: 'element', identifier }],
    [...way, { by: 'identifier', identifier }],
  ]
}

function waysFromRoot(path: string): readonly Way[] {
  const step = (identifier: string): FileAddress => ({ by: 'identifier', identifier: Number.parseInt(identifier, 16) })
  const steps = (path.match(/.{4}/g) ?? []).map(step)
  return path === ROOT ? [steps] : [[{ by: 'path-from-root', path: fromHex(path.slice(ROOT.length)) }], steps]
}
