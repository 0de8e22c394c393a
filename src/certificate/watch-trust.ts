import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Trust } from './trust.ts'
import { loadTrust, type TrustFolderProblem } from './trust-folder.ts'

export interface WatchedTrust {
  /** What was last read whole. */
  readonly now: () => Trust
  /** Reads the folder anew when it has changed and stands still again. Null: nothing that anybody has to be told. */
  look(): Promise<TrustFolderProblem | null>
}

/**
 * A trust folder that is read again after a change. A file that is being written makes no hole: as long as the folder is not
 * the same at two looks, or cannot be used, what was read before stays in force, and grows stale as its CRLs do. A newest
 * CRL that is taken away again, or replaced by an older one, has told the time all the same: until the program ends, no
 * clock is right that is behind it.
 */
export async function watchTrust(
  folder: string,
  revocation: Trust['revocation'],
): Promise<WatchedTrust | TrustFolderProblem> {
  let seen = await stateOf(folder)
  const first = await loadTrust(folder, revocation)
  if ('kind' in first) return first
  let trust = first
  let read = seen
  return {
    now: () => trust,
    async look() {
      const before = seen
      seen = await stateOf(folder)
      if (seen === read || seen !== before) return null
      const fresh = await loadTrust(folder, revocation)
      if ((await stateOf(folder)) !== seen) return null // it was written to meanwhile
      read = seen
      if ('kind' in fresh) return fresh
      trust = { ...fresh, newest: Math.max(fresh.newest, trust.newest) }
      return null
    },
  }
}

/** What changes whenever a file of the folder is written, replaced, added or removed. */
async function stateOf(folder: string): Promise<string> {
  try {
    const names = (await readdir(folder, { recursive: true })).sort()
    const states = names.map(async (name) => {
      const { ino, size, mtimeNs } = await stat(join(folder, name), { bigint: true })
      return `${name} ${ino} ${size} ${mtimeNs}`
    })
    return (await Promise.all(states)).join('\n')
  } catch (error) {
    return `unreadable: ${(error as NodeJS.ErrnoException).code}` // or a file went between the two
  }
}
