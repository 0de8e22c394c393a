import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type { PoolClient } from 'pg'
import type { Schema } from '../schema.ts'

/**
 * The database over one connection. A statement is sent when it is given and does not wait for the answers of those
 * before it (Kysely's own transactions let each wait); the server takes them in their order. Each is prepared once.
 */
export function pipelined(client: PoolClient): Kysely<Schema> {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }
  const connection = {
    query: (text: string, values: readonly unknown[]) =>
      client.query({ name: nameOf(text), text, values: [...values] }),
    release: () => {},
  }
  const pool = { connect: async () => connection, end: async () => {} }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as never }) })
}
