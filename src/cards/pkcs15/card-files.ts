import type { Channel } from '../../iso7816/channel.ts'
import { type FileAddress, selectFile } from '../../iso7816/commands/select-file.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import { type FilePath, isFromRoot } from './file-path.ts'
import { type FileStart, readByShortIdentifier } from './read-by-short-identifier.ts'
import { type Content, readSelected } from './read-selected.ts'
import { type Home, IDENTIFIER_DIGITS, type Way, waysTo } from './select-path.ts'

/** The files of one application on the card, by the paths that its directories give. */
export interface CardFiles {
  /** Null: there is no such file. */
  read(path: FilePath, content: Content): Promise<Result<Uint8Array | null>>
  /** Makes a DF the current one. False: it cannot be selected. */
  enter(path: FilePath): Promise<Result<boolean>>
  /** The same where one SELECT is enough: what goes by way of the root can make a card forget the PIN. */
  enterAtOnce(path: FilePath): Promise<Result<boolean>>
}

/** EF(ODF) and EF(TokenInfo): their short identifiers are the last five bits, by ISO/IEC 7816-15 and by the default alike. */
const FIXED = ['5031', '5032']

/** `current` is the DF that is selected; a card keeps that between commands, and so this has to. */
export function cardFiles(channel: Channel, home: Home, current?: string): CardFiles {
  let folder = current
  let shortIdentifiers = home.shortIdentifiers
  const select = selector(channel)
  const fullPath = ({ identifiers }: FilePath) => (isFromRoot(identifiers) ? identifiers : home.root + identifiers)
  const enter = async (path: FilePath, most: number): Promise<Result<boolean>> => {
    const full = fullPath(path)
    if (full === folder) return done(true)
    const selected = await select(waysTo(full, home, folder).slice(0, most))
    folder = selected.ok && selected.value ? full : undefined
    return selected
  }
  const startOf = async (full: string, { index }: FilePath, content: Content): Promise<Result<FileStart | null>> => {
    const known = shortIdentifiers === 'all' || (shortIdentifiers && FIXED.includes(full.slice(-IDENTIFIER_DIGITS)))
    if (!known || content !== 'objects' || index !== undefined) return done(null)
    const entered = await enter({ identifiers: full.slice(0, -IDENTIFIER_DIGITS) }, 1)
    if (!entered.ok || !entered.value) return entered.ok ? done(null) : entered
    const start = await readByShortIdentifier(channel, full)
    if (shortIdentifiers === 'fixed' && start.ok && start.value.octets.length === 0) shortIdentifiers = undefined
    return start
  }
  return {
    async read(path, content) {
      const full = fullPath(path)
      const start = await startOf(full, path, content)
      if (!start.ok) return start
      if (start.value?.whole) return done(start.value.octets)
      const selected = await select(waysTo(full, home, folder))
      if (!selected.ok) return selected
      if (!selected.value) {
        folder = undefined
        return done(null)
      }
      folder = full.slice(0, -IDENTIFIER_DIGITS) // the DF that the file is in, ISO/IEC 7816-4
      return readSelected(channel, path, content, start.value?.octets)
    },
    enter: (path) => enter(path, Number.POSITIVE_INFINITY),
    enterAtOnce: (path) => enter(path, 1),
  }
}

/** Goes the ways until one leads to the file; a kind of SELECT that the card does not know is not tried again. */
function selector(channel: Channel): (ways: readonly Way[]) => Promise<Result<boolean>> {
  const unknown = new Set<FileAddress['by']>()
  const step = async (address: FileAddress): Promise<Result<boolean>> => {
    const selected = await run(channel, selectFile(address))
    if (selected.ok) return done(selected.value !== null)
    if (selected.failure.kind !== 'card.refused') return selected
    unknown.add(address.by)
    return done(false)
  }
  const go = async (way: Way): Promise<Result<boolean>> => {
    for (const address of way) {
      const selected = await step(address)
      if (!selected.ok || !selected.value) return selected
    }
    return done(true)
  }
  return async (ways) => {
    for (const way of ways) {
      if (way.some(({ by }) => unknown.has(by))) continue
      const gone = await go(way)
      if (!gone.ok || gone.value) return gone
    }
    return done(false)
  }
}
