import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/**
 * Opens a file in a kiosk's data folder. Root may do so for a kiosk that runs as somebody else, and that somebody may have
 * put a link there, or a pipe, which would be waited for. Throws what the file system throws, and for what is no file.
 */
export function openRegular(path: string, flags: number): number {
  const handle = openSync(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  if (fstatSync(handle).isFile()) return handle
  closeSync(handle)
  throw new Error(`${path} is no file`)
}

export function readRegular(path: string): string {
  const handle = openRegular(path, constants.O_RDONLY)
  try {
    return readFileSync(handle, 'utf8')
  } finally {
    closeSync(handle)
  }
}
