import { type ClientConfig, Pool, type PoolConfig, types } from 'pg'
import { checkedClient } from './checked-client.ts'

const PATIENCE = 5000 // milliseconds: longer than any transaction of ours waits for those before it
const CONNECTIONS = 10

/** Settings of the server for one connection. */
type Limits = Readonly<Record<string, string | number>>

/** Nothing waits for ever: not for the row that writers take, and no program that hangs holds the others up. */
const LIMITS: Limits = {
  lock_timeout: PATIENCE,
  statement_timeout: PATIENCE * 4,
  idle_in_transaction_session_timeout: PATIENCE * 2,
  synchronous_commit: 'on', // whatever the server's own setting: a receipt that was seen is on the disk
}

/** As SQLite gives them: integers as numbers, octets as a Uint8Array. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [types.builtins.INT8]: safeInteger,
  [types.builtins.BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')), // \x…
}

/** How a registry's database (`postgres://…`) is reached, and what is made of its values. */
export const connectionTo = (url: string, limits: Limits): ClientConfig => ({
  connectionString: url,
  application_name: 'koshin',
  connectionTimeoutMillis: PATIENCE,
  keepAlive: true,
  options: Object.entries(limits)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' '),
  types: {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => PARSERS[oid] ?? types.getTypeParser(oid, format),
  } as NonNullable<ClientConfig['types']>,
})

/** Connections to a registry's database, for short transactions. */
export function postgresPool(url: string, settings: PoolConfig = {}): Pool {
  const pool = new Pool({
    ...connectionTo(url, LIMITS),
    Client: checkedClient(url),
    max: CONNECTIONS,
    query_timeout: PATIENCE * 6, // for a network that swallows everything; the server's own limit comes first
    pipeline: true, // statements are sent while earlier ones are under way
    ...settings,
  })
  // A connection that breaks says so to the statement under way, and between two of them to the next one. Node would
  // end the program for an 'error' that nobody listens to.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53')
  return value
}
