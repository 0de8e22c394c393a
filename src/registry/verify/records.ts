import { type Kysely, type Selectable, sql } from 'kysely'
import type { Schema } from '../schema.ts'

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>

/** An entry of the log beside the evidence it is of, as the tables have both; no evidence where there is none. */
export type StoredEntry = Row<'log'> & { readonly [Column in keyof Row<'evidence'>]: Row<'evidence'>[Column] | null }

/** The tables of any engine, read row by row; the caller sees to it that nobody writes meanwhile. */
export interface Records {
  entries(): AsyncIterable<StoredEntry>
  rows<Table extends keyof Schema>(table: Table): AsyncIterable<Row<Table>>
  count(table: keyof Schema): Promise<number>
}

const AT_ONCE = 200 // rows that PostgreSQL hands out for one asking; SQLite gives one by one

export const recordsOf = (database: Kysely<Schema>): Records => ({
  entries: () =>
    database
      .selectFrom('log')
      .leftJoin('evidence', 'evidence.id', 'log.evidence')
      .selectAll('log')
      .selectAll('evidence')
      .orderBy('n')
      .stream(AT_ONCE),
  rows: <Table extends keyof Schema>(table: Table) =>
    database
      .selectFrom(table as 'head')
      .selectAll()
      .orderBy(sql`1`)
      .stream(AT_ONCE) as AsyncIterable<Row<keyof Schema>> as AsyncIterable<Row<Table>>,
  async count(table) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(database)
    return Number(rows[0]?.count)
  },
})
