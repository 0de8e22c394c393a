import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type SqliteDatabase, SqliteDialect } from 'kysely'

/** One write from its begin to its end, and the first statement of it that failed. */
export interface Turn {
  isWriting: boolean
  failure: unknown
}

/**
 * node:sqlite as Kysely wants its database. Statements are prepared once: the code has a fixed number of them. After a
 * failed one a write gets no further, as in PostgreSQL: SQLite ends a transaction by itself when the disk is full
 * (sqlite.org/lang_transaction.html), and what was given together with that statement would be kept without the others.
 */
export function sqliteDialect(database: DatabaseSync, turn: Turn = { isWriting: false, failure: null }): SqliteDialect {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  const within = <Value>(work: () => Value): Value => {
    if (turn.isWriting && turn.failure !== null) throw turn.failure
    try {
      return work()
    } catch (error) {
      turn.failure = error
      throw error
    }
  }
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const known = prepared.get(sql) ?? adapted(database.prepare(sql), within)
        prepared.set(sql, known)
        return known
      },
    },
  })
}

type Within = <Value>(work: () => Value) => Value

function adapted(statement: StatementSync, within: Within): ReturnType<SqliteDatabase['prepare']> {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => within(() => statement.all(...(parameters as SQLInputValue[]))),
    run: (parameters) => within(() => statement.run(...(parameters as SQLInputValue[]))),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  }
}
