import type { Client } from 'pg'
import Cursor from 'pg-cursor'

const AT_ONCE = 1000 // rows

/** The rows of a query by place, a portion at a time. */
export async function* readRows<Row>(
  client: Client,
  query: string,
  values: readonly unknown[] = [],
): AsyncGenerator<readonly Row[]> {
  const cursor = client.query(new Cursor<Row>(query, [...values], { rowMode: 'array' }))
  try {
    for (;;) {
      const rows = await cursor.read(AT_ONCE)
      if (rows.length === 0) return
      yield rows
    }
  } finally {
    await cursor.close()
  }
}
