import { appendFileSync, closeSync, fchmodSync, fstatSync, openSync } from 'node:fs'
import type { WriteLine } from './transcript.ts'

/** Makes the file, or throws what the system says. For its owner only: it says who holds the card. */
export function beginTranscript(path: string): void {
  const file = openSync(path, 'a', 0o600)
  if (fstatSync(file).isFile()) fchmodSync(file, 0o600) // one of an earlier day may have another mode
  closeSync(file)
}

/** Appends lines until that fails for the first time: a full disk ends the transcript and not the visit. */
export function transcriptWriter(path: string): WriteLine {
  let failed = false
  return (line) => {
    if (failed) return
    try {
      appendFileSync(path, `${line}\n`)
    } catch {
      failed = true
    }
  }
}
