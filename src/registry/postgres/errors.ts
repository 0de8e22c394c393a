/** Classes and codes of SQLSTATE (PostgreSQL, appendix A) that say that the database is at fault and not the code. */
const CLASSES = ['08', '53', '57', '58', 'XX'] // connection, resources (a full disk), intervention, system, internal
const CODES = ['25006', '25P03', '40001', '40P01', '55P03'] // read-only, idle for too long, serialization, deadlock, lock

const OF_CONNECTION = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH']

/** pg has no code for these (pg 8, client.js and pg-pool). */
const WITHOUT_CODE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/

/** Whether an exception came from PostgreSQL being away, stopping, full or held, or from the way to it. */
export function isPostgresTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '') return WITHOUT_CODE.test(error.message)
  return (
    OF_CONNECTION.includes(code) || CODES.includes(code) || (code.length === 5 && CLASSES.includes(code.slice(0, 2)))
  )
}
