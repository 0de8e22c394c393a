import { Pool, type PoolConfig, types } from 'pg'

const PATIENCE = 5000 // milliseconds: longer than any transaction of ours waits for those before it
const CONNECTIONS = 10

/** As SQLite gives them: integers as numbers, octets as a Uint8Array. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [types.builtins.INT8]: safeInteger,
  [types.builtins.BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')), // \x…
}

/**
 * Connections to a registry's database (`postgres://…`). Nothing waits for ever: not for a connection, not for the row
 * that writers take, and no transaction of a program that hangs holds the others up.
 */
export function postgresPool(url: string, settings: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'koshin',
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    options:
      `-c lock_timeout=${PATIENCE} -c statement_timeout=${PATIENCE * 4} ` +
      `-c idle_in_transaction_session_timeout=${PATIENCE * 2} -c default_transaction_isolation=read\\ committed`,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => PARSERS[oid] ?? types.getTypeParser(oid, format),
    },
    ...settings,
  } as PoolConfig)
  pool.on('error', () => {}) // of a connection that nobody uses: the next one who wants it is told
  return pool
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53')
  return value
}
