import type { SqlWords } from './migrations.ts'

/** An import fills a table of this form apart and then copies it, row by row as it is. */
export const roster = (sql: SqlWords, table: string): string => `create table ${table} (
  number ${sql.text} primary key,
  name ${sql.text} not null,
  postcode ${sql.text} not null,
  address ${sql.text} not null,
  representative ${sql.text} not null,
  title ${sql.text} not null,
  telephone ${sql.text} not null,
  fax ${sql.text} not null,
  department ${sql.text} not null,
  salt ${sql.octets} check (length(salt) = 16),
  password ${sql.octets} check ((password is null) = (salt is null))
)${sql.keyed}`
