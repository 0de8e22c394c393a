import { isPostgresTrouble, isUnwritable } from './errors.ts'

/** Why a registry in PostgreSQL cannot be used; nothing in it was touched. `path` is its URL without the password. */
export type PostgresProblem =
  | { readonly kind: 'database.newer'; readonly path: string; readonly version: number; readonly supported: number }
  | { readonly kind: 'database.foreign' | 'database.older' | 'database.missing'; readonly path: string }
  | { readonly kind: 'database.incomplete'; readonly path: string } // `registry migrate` has not come to its end
  | { readonly kind: 'database.tls-files'; readonly path: string; readonly detail: string } // that the URL names
  | { readonly kind: 'database.unreachable' | 'database.unwritable'; readonly path: string; readonly detail: string }

/** What an exception of PostgreSQL says about the database; others are bugs, and thrown on. */
export function postgresProblem(error: unknown, path: string): PostgresProblem {
  if (!isPostgresTrouble(error)) throw error
  const kind = isUnwritable(error) ? 'database.unwritable' : 'database.unreachable'
  return { kind, path, detail: detailOf(error as Error) }
}

/** Node tries all addresses of a name and tells each one's failure in a message of its own. */
const detailOf = (error: Error): string =>
  error instanceof AggregateError ? error.errors.map(({ message }) => message).join('; ') : error.message
