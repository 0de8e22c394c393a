import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Puts a file in place whole or not at all, over a power cut too. Throws what the file system throws. */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.new`
  writeSynced(draft, text)
  renameSync(draft, path)
  syncFolder(dirname(path))
}

export function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600)
  try {
    writeFileSync(file, text) // until all is written, unlike writeSync
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A rename is durable when its folder is synced. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
