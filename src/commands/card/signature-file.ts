import { closeSync, openSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'

/** Opened before a PIN is spent, so that a signature always has a place; the file appears whole or not at all. */
export interface SignatureFile {
  keep(signature: Uint8Array): void
  /** Nothing is left of it unless a signature was kept. */
  close(): void
}

/** Throws what the system says where the file cannot be made. */
export function openSignatureFile(path: string, suffix: string): SignatureFile {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${path} is a folder`)
  const partial = `${path}.${suffix}`
  const file = openSync(partial, 'wx', 0o644)
  let kept = false
  return {
    keep(signature) {
      writeFileSync(file, signature)
      renameSync(partial, path)
      kept = true
    },
    close() {
      closeSync(file)
      if (!kept) unlinkSync(partial)
    },
  }
}
