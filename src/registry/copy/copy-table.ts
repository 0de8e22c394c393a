import type { Kysely } from 'kysely'
import type { Client } from 'pg'
import { copyIn } from '../postgres/copy-in.ts'
import { lastKey } from '../postgres/copying.ts'
import type { Schema } from '../schema.ts'
import { rowsBehind } from './rows-behind.ts'
import { columnsOf, type Table } from './tables.ts'

const ROWS = 10_000 // of one commit: so many are copied again, at most, after a kill

/** Adds the rows that the target does not have yet; those that it has it has in the same order. */
export async function copyTable(
  source: Kysely<Schema>,
  client: Client,
  table: Table,
  onRows: (rows: number) => void,
): Promise<void> {
  const begin = () => copyIn(client, table, columnsOf(table))
  let copy: ReturnType<typeof begin> | null = null
  let rows = 0
  for await (const row of rowsBehind(source, table, await lastKey(client, table))) {
    copy ??= begin()
    const adding = copy.add(row)
    if (adding) await adding
    rows += 1
    if (rows % ROWS > 0) continue
    await copy.end()
    copy = null
    onRows(rows)
  }
  await copy?.end()
  onRows(rows)
}
