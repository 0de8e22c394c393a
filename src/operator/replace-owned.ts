import { closeSync, fchownSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Puts a file into a kiosk's data folder. Root may do so for a kiosk that runs as somebody else: it belongs to whom the
 * folder belongs. That somebody may have put a link there, so nothing that is there is ever written to. Throws what the
 * file system throws.
 */
export function replaceOwned(folder: string, name: string, text: string): void {
  const path = join(folder, name)
  const { uid, gid } = statSync(folder)
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const handle = openSync(draft, 'wx', 0o600) // O_EXCL follows no link (open(2))
  try {
    writeFileSync(handle, text)
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, path)
}
