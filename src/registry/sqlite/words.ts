import type { SqlWords } from '../migrations.ts'

export const SQLITE: SqlWords = {
  integer: 'integer',
  text: 'text',
  octets: 'blob',
  id: 'integer primary key',
  numbered: 'integer primary key autoincrement',
  strict: ' strict',
  keyed: ' strict, without rowid',
  onlyAddedTo: (table) =>
    ['update', 'delete'].map(
      (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
          begin select raise(abort, '${table} is only ever added to'); end`,
    ),
}
