import { Kysely, PostgresDialect } from 'kysely'
import { Client } from 'pg'
import Cursor from 'pg-cursor'
import type { Schema } from '../schema.ts'
import { connectionTo } from './pool.ts'
import { type PostgresProblem, postgresProblem } from './problem.ts'
import { shownUrl } from './shown-url.ts'
import { tlsFilesProblem } from './tls-files.ts'

/** One connection by two names; what is asked of one of them has to be over before the other is asked. */
export interface Session {
  readonly client: Client
  readonly database: Kysely<Schema>
}

/** Work of one connection takes as long as it takes; only for what others hold it does not wait for ever. */
const LIMITS = {
  lock_timeout: 60_000, // milliseconds
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  synchronous_commit: 'on',
}

/**
 * Does `work` on a connection of its own, which is never replaced: what it holds (a snapshot, a lock, a table of its own)
 * ends with it. Trouble of the database is a problem; what else is thrown is thrown on.
 */
export async function inSession<Value>(
  url: string,
  work: (session: Session) => Promise<Value>,
): Promise<Value | PostgresProblem> {
  const problem = tlsFilesProblem(url)
  if (problem) return problem
  const client = new Client(connectionTo(url, LIMITS))
  client.on('error', () => {}) // the statement under way says so, or the next one
  const broken = brokenOff(client)
  try {
    await client.connect()
    return await Promise.race([work({ client, database: databaseOn(client) }), broken])
  } catch (error) {
    return postgresProblem(error, shownUrl(url))
  } finally {
    await client.end()
  }
}

/** Rejects when the connection ends: a cursor that is closed after that waits for ever (pg-cursor 2.22). */
function brokenOff(client: Client): Promise<never> {
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {}) // it also ends where that is as it should be
  client.once('end', () => broken.reject(new Error('Connection terminated')))
  return broken.promise
}

function databaseOn(client: Client): Kysely<Schema> {
  const connection = Object.assign(client, { release: () => {} })
  const pool = { connect: async () => connection, end: async () => {}, options: {} }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) })
}
