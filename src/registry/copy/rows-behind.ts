import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import type { StoredValue } from '../stored-value.ts'
import { columnsOf, keyColumnsOf, type Table } from './tables.ts'

const AT_ONCE = 500 // rows that PostgreSQL hands out for one asking; SQLite gives one by one

/** The rows of a table on any engine by place, in the order of the primary key, from the one behind `key` on; null: all. */
export async function* rowsBehind(
  database: Kysely<Schema>,
  table: Table,
  key: readonly StoredValue[] | null,
): AsyncGenerator<readonly StoredValue[]> {
  const columns = columnsOf(table)
  const keys = keyColumnsOf(table).map((column) => sql.ref(column))
  const all = database.selectFrom(table as 'tree').selectAll()
  const behind = key === null ? all : all.where(sql<boolean>`(${sql.join(keys)}) > (${sql.join(key)})`)
  const sorted = keys.reduce((query, each) => query.orderBy(each), behind)
  for await (const row of sorted.stream(AT_ONCE) as AsyncIterable<object> as AsyncIterable<Row>)
    yield columns.map((column) => row[column] ?? null)
}

type Row = Readonly<Record<string, StoredValue>>
