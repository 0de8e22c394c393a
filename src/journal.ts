import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { replaceFile, syncFolder, writeSynced } from './synced-file.ts'
import type { Pending } from './types/visit.ts'

/**
 * Remembers the renewal, registration or change that is under way, over a crash or power cut: written and synced before the registry is asked
 * to renew, forgotten when the visitor was told the outcome (design §2).
 */
export interface Journal {
  pending(): Pending | null
  write(pending: Pending): void
  forget(): void
}

/** Throws what the file system throws: a kiosk that cannot keep its journal must not start, and not renew. */
export function openJournal(folder: string): Journal {
  makeFolder(folder, 0o700)
  const path = join(folder, 'renewal.json')
  const draft = `${path}.new`
  writeSynced(draft, '') // finds out now whether the folder can be written
  rmSync(draft)
  return {
    pending: () => read(path),
    write: (pending) => replaceFile(path, JSON.stringify(pending)),
    forget() {
      rmSync(path, { force: true })
      syncFolder(folder)
    },
  }
}

function read(path: string): Pending | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return parse(text)
}

/** The file is renamed into place whole, so anything else in it was put there by somebody else: nothing is pending. */
function parse(text: string): Pending | null {
  const value: unknown = jsonOrNull(text)
  if (typeof value !== 'object' || value === null) return null
  const fields = value as Record<string, unknown>
  return 'request' in fields ? pendingRequest(fields) : pendingRenewal(fields)
}

const ID = /^[0-9a-f]{32}$/
const FINGERPRINT = /^[0-9a-f]{64}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

function pendingRenewal({ renewal, time, current, new: next }: Record<string, unknown>): Pending | null {
  const sound =
    matches(renewal, ID) && matches(current, FINGERPRINT) && matches(next, FINGERPRINT) && matches(time, TIME)
  return sound ? { renewal, time, current, new: next } : null
}

function pendingRequest({ kind, request, time, card }: Record<string, unknown>): Pending | null {
  if (kind !== 'registration' && kind !== 'change') return null
  const sound = matches(request, ID) && matches(card, FINGERPRINT) && matches(time, TIME)
  return sound ? { kind, request, time, card } : null
}

const matches = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value)

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
