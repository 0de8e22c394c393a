import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { migrations } from '../../src/registry/migrations.ts'
import { SQLITE } from '../../src/registry/sqlite/words.ts'

/** SHA-256 of what `sqlite_schema` holds after each version, from the statements as they were first written. */
const RELEASED = [
  '0e1a50824589b70ba8af9cab6e27c0c35b3d55560c15684432f39bac0a11433f',
  'f4d16fdc4921d3965c5381d7a569acd652f58d4a4577e7b9ac93e50d8f74ec94',
  'b9b98d12dd587ea9d1fcc23bf253dcd24e5c7b5d06b75c3b340ffe255be45aec',
  '0b14d338a59e88a75123e59747778377d47644a2333d4c3abaf7fcaf9d8d2739',
]

describe('the tables of a SQLite registry', () => {
  it('are to the octet what every released version made them', () => {
    const database = new DatabaseSync(':memory:')
    const made = migrations(SQLITE).map((statements) => {
      for (const statement of statements) database.exec(statement)
      const rows = database.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').all()
      return fingerprint(JSON.stringify(rows))
    })
    expect(made).toEqual(RELEASED)
  })
})
