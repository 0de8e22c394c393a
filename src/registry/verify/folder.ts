import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { makeFolder } from '../../make-folder.ts'
import type { LogFile } from './log-files.ts'
import type { LogFolder } from './verify-files.ts'

export const logFolder = (folder: string): LogFolder => ({
  read(path) {
    try {
      return readFileSync(join(folder, path))
    } catch {
      return null // what cannot be read is missing, and said to be
    }
  },
  list: () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
})

/** Throws what the file system throws. */
export function writeLogFile(folder: string, { path, octets }: LogFile): void {
  const whole = join(folder, path)
  makeFolder(dirname(whole))
  writeFileSync(whole, octets)
}
