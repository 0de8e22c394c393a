import { DatabaseSync } from 'node:sqlite'
import { sqliteTrouble } from './errors.ts'

/**
 * Keeps a second import out for as long as this one lives: SQLite's lock on an empty file, which no kill -9 leaves
 * behind. Null while another one holds it.
 */
export function lockImport(path: string): { release(): void } | null {
  const lock = new DatabaseSync(`${path}.import-lock`, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
    return { release: () => lock.close() }
  } catch (error) {
    lock.close()
    if (sqliteTrouble(error) === 'busy') return null
    throw error
  }
}
