import type { DatabaseSync } from 'node:sqlite'
import { migrations } from '../migrations.ts'
import { SQLITE } from './words.ts'

/** 'KOSH', in the file's header (sqlite.org/fileformat.html §1.3), so that another program's file is told apart. */
export const APPLICATION_ID = 0x4b4f5348
const MIGRATIONS = migrations(SQLITE)
export const SCHEMA_VERSION = MIGRATIONS.length

/** Brings the database to this program's version in one transaction; two programs that start at once wait for each other. */
export function migrate(database: DatabaseSync): void {
  database.exec('begin immediate')
  try {
    const version = pragma(database, 'user_version')
    if (version >= SCHEMA_VERSION) return
    for (const statement of MIGRATIONS.slice(version).flat()) database.exec(statement)
    database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${SCHEMA_VERSION}; commit`)
  } finally {
    if (database.isTransaction) database.exec('rollback')
  }
}

export const pragma = (database: DatabaseSync, name: 'user_version' | 'application_id'): number =>
  Number(database.prepare(`pragma ${name}`).get()?.[name])
