import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from './synced-file.ts'

/** The last checkpoint of the registry's log that this kiosk has seen, in its data folder. Both throw what the file system throws. */
export const headFile = (folder: string): { read(): string | null; write(checkpoint: string): void } => ({
  read() {
    try {
      return readFileSync(join(folder, 'head'), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  },
  write: (checkpoint) => replaceFile(join(folder, 'head'), checkpoint),
})
