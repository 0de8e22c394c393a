import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type { PoolClient } from 'pg'
import type { Schema } from '../schema.ts'

export interface Pipeline {
  readonly database: Kysely<Schema>
  /** What the first statement that failed said: those after it only hear that the transaction is aborted. */
  failure: Error | null
}

/**
 * The database over one connection. A statement is sent when it is given and does not wait for the answers of those
 * before it (Kysely's own transactions let each wait); the server takes them in their order. Each is prepared once.
 */
export function pipelined(client: PoolClient): Pipeline {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }
  const connection = {
    async query(text: string, values: readonly unknown[]) {
      try {
        return await client.query({ name: nameOf(text), text, values: [...values] })
      } catch (error) {
        pipeline.failure ??= error as Error
        throw error
      }
    },
    release: () => {},
  }
  const pool = { connect: async () => connection, end: async () => {} }
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as never }) })
  const pipeline: Pipeline = { database, failure: null }
  return pipeline
}
