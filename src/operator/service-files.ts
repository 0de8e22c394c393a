import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readRegular } from './open-regular.ts'
import { replaceOwned } from './replace-owned.ts'

/**
 * How an operator speaks to a kiosk from afar: by files in its data folder, which need no port and outlive a restart.
 * `out-of-service` holds the reason and stands for as long as the terminal is closed; `exit-requested` waits
 * until the visitor has gone, and is taken away by whoever changes their mind or by the kiosk that obeys; `maintenance` says that it did, so that whoever starts kiosks (the unit's ExecCondition)
 * leaves it alone.
 */
const NAMES = { closed: 'out-of-service', exit: 'exit-requested', maintenance: 'maintenance' } as const
export type ServiceFile = keyof typeof NAMES

const LONGEST = 500 // characters of a reason

/** What the file says, '' for an empty one; null where there is none, or none that can be read. */
export function readServiceFile(folder: string, file: ServiceFile): string | null {
  try {
    return readRegular(join(folder, NAMES[file])).trim().slice(0, LONGEST)
  } catch {
    return null
  }
}

/** Throws what the file system throws. */
export const writeServiceFile = (folder: string, file: ServiceFile, text: string): void =>
  replaceOwned(folder, NAMES[file], `${text}\n`)

/** Throws where it is there and cannot be taken away. */
export const removeServiceFile = (folder: string, file: ServiceFile): void =>
  rmSync(join(folder, NAMES[file]), { force: true })
