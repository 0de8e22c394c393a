/** No SQLSTATE: a newer program has changed the tables while this one ran, and has to take its place. */
export const OTHER_VERSION = 'KOSH1'
/** The same: a TLS file that the URL names cannot be used any more. */
export const TLS_FILES = 'KOSH2'

/**
 * Classes and codes of SQLSTATE (PostgreSQL, appendix A) that say that the database is at fault and not the code:
 * connection, authorization, rollback (deadlock), resources (53100: the disk is full), intervention (57P01: it is being
 * stopped), system and internal errors. A broken constraint or a wrong statement is a bug.
 */
const CLASSES = ['08', '28', '40', '53', '57', '58', 'F0', 'XX']
const CODES: readonly string[] = [
  '0A000', // a prepared statement of tables that a newer program has changed: 'cached plan must not change result type'
  '25006', // read-only: this server is not, or no longer, the primary one
  '25P03', // idle in a transaction for too long
  '3D000', // no such database
  '42501', // no privilege
  '55P03', // lock_timeout
  OTHER_VERSION,
  TLS_FILES,
]

/** pg has no code for these (pg 8.23: client.js, connection.js, crypto/sasl.js; pg-pool 3). */
const WITHOUT_CODE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection|was closed)|The server does not support SSL|SASL:)/

/** What Node says of the way to the server. TLS has many codes, all of this form. */
const SYSTEM_CALLS = ['connect', 'read', 'write', 'shutdown', 'getaddrinfo']
const OF_TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/

/**
 * Whether an exception came from PostgreSQL being away, stopping, full or held, or from the way to it. After any of
 * these the outcome is not known: even a commit that was answered with an error may have been one whose answer was lost.
 */
export function isPostgresTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as Error & { readonly code?: unknown; readonly syscall?: unknown }
  if (typeof code !== 'string') return WITHOUT_CODE.test(error.message)
  if (error instanceof AggregateError) return error.errors.every(isPostgresTrouble)
  if (typeof syscall === 'string') return SYSTEM_CALLS.includes(syscall)
  if (OF_TLS.test(code)) return true
  return code.length === 5 && (CODES.includes(code) || CLASSES.includes(code.slice(0, 2)))
}

/** For a log: SQLSTATE or what Node calls it, since a message may hold values; null where it is no trouble. */
export function postgresCause(error: unknown): string | null {
  if (!isPostgresTrouble(error)) return null
  const { code, message } = error as Error & { readonly code?: string }
  if (error instanceof AggregateError) return [...new Set(error.errors.map(postgresCause))].join(', ')
  if (code === undefined) return WITHOUT_CODE.exec(message)?.[0] ?? null
  return code === TLS_FILES || code === OTHER_VERSION ? message : code // these messages are ours
}

/** Whether the server can be reached and refuses to be written to: no privilege, read-only, no space. */
export const isUnwritable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['25006', '42501', '53100'].includes(String(error.code))
