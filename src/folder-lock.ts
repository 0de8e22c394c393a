import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

/**
 * Keeps a second program out of a data folder for as long as this one lives: two would settle and forget each other's
 * renewals in one journal. The lock is a name in Linux's abstract socket space, which no kill -9 leaves behind.
 */
export function lockFolder(folder: string): Promise<boolean> {
  const name = `\0koshin-${createHash('sha256').update(wholePath(folder)).digest('hex').slice(0, 32)}`
  const server = createServer().unref()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(name, () => resolve(true))
  })
}

function wholePath(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder) // it is about to be made
  }
}
