import { closeSync, fchownSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How an operator speaks to a kiosk from afar: by files in its data folder, which need no port and outlive a restart.
 * `out-of-service` holds the reason and stands for as long as the terminal is closed; `exit-requested` is taken away by
 * the kiosk that obeys; `maintenance` says that it did, so that whoever starts kiosks (systemd's ConditionPathExists)
 * leaves it alone.
 */
const NAMES = { closed: 'out-of-service', exit: 'exit-requested', maintenance: 'maintenance' } as const
export type ServiceFile = keyof typeof NAMES

const LONGEST = 500 // characters of a reason

/** What the file says, '' for an empty one; null where there is none, or none that can be read. */
export function readServiceFile(folder: string, file: ServiceFile): string | null {
  try {
    return readFileSync(join(folder, NAMES[file]), 'utf8').trim().slice(0, LONGEST)
  } catch {
    return null
  }
}

/**
 * Root may write it for a kiosk that runs as somebody else: it belongs to whom the folder belongs. That somebody may have
 * put a link there, so nothing that is there is ever written to. Throws what the file system throws.
 */
export function writeServiceFile(folder: string, file: ServiceFile, text: string): void {
  const path = join(folder, NAMES[file])
  const { uid, gid } = statSync(folder)
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', 0o600) // O_EXCL follows no link (open(2))
  try {
    writeSync(handle, `${text}\n`)
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, path)
}

/** Throws where it is there and cannot be taken away. */
export const removeServiceFile = (folder: string, file: ServiceFile): void =>
  rmSync(join(folder, NAMES[file]), { force: true })
