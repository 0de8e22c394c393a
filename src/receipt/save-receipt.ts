import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issued } from '../types/receipt.ts'

const PATIENCE = 10_000 // milliseconds

/**
 * Writes whole files or none, for their owner alone. A folder that does not answer (a network drive that is gone) is not
 * asked again until it has: each question holds one of Node's four threads for files.
 */
export function createSaver(
  folder: string,
  patience = PATIENCE,
): (name: string, octets: Uint8Array) => Promise<Issued> {
  let underWay: Promise<Issued> | null = null
  return async (name, octets) => {
    if (underWay !== null) return notSaved('slow')
    const saving = save(join(folder, name), octets).finally(() => {
      underWay = null
    })
    underWay = saving
    const { promise: late, resolve } = Promise.withResolvers<Issued>()
    const timer = setTimeout(() => resolve(notSaved('slow')), patience)
    return Promise.race([saving, late]).finally(() => clearTimeout(timer))
  }
}

async function save(path: string, octets: Uint8Array): Promise<Issued> {
  const draft = `${path}.new`
  try {
    await writeSynced(draft, octets)
    await rename(draft, path)
    return { ok: true }
  } catch (error) {
    await unlink(draft).catch(() => {}) // it may never have come about
    return notSaved(FULL.includes((error as NodeJS.ErrnoException).code ?? '') ? 'full' : 'folder')
  }
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

async function writeSynced(path: string, octets: Uint8Array): Promise<void> {
  let file: FileHandle | null = null
  try {
    await unlink(path).catch(() => {}) // what a power cut left, whatever its mode
    file = await open(path, 'wx', 0o600)
    await file.writeFile(octets)
    await file.sync()
  } finally {
    await file?.close()
  }
}

const notSaved = (why: 'full' | 'folder' | 'slow'): Issued => ({
  ok: false,
  failure: { kind: 'receipt.not-saved', why },
})
