import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { makeFolder } from './make-folder.ts'

/**
 * Keeps a second program out of a data folder for as long as this one lives: two would settle and forget each other's
 * renewals in one journal. The lock is a name in Linux's abstract socket space, which no kill -9 leaves behind. Throws
 * where the folder cannot be made.
 */
export function lockFolder(folder: string): Promise<boolean> {
  makeFolder(folder)
  const { dev, ino } = statSync(folder, { bigint: true }) // one folder, by whatever path
  const server = createServer().unref()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(`\0koshin-${dev}-${ino}`, () => resolve(true))
  })
}
