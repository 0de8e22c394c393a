import type { Kysely } from 'kysely'
import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { together } from '../together.ts'
import { isPostgresTrouble, postgresCause } from './errors.ts'
import { ALONE } from './migrate.ts'
import { type Pipeline, pipelined } from './pipelined.ts'
import { requireVersion, TURN, VERSION } from './take-turn.ts'

/**
 * Any number of programs over one database. Writers follow each other by the row lock of `takeTurn`, and in READ COMMITTED
 * every later statement of theirs sees all that those before have committed, since each has a snapshot of its own. A
 * reader sees one moment. When the connection breaks at the commit its outcome is not known, and what is thrown is trouble.
 */
export function postgresEngine(pool: Pool): Engine {
  const pipelines = new WeakMap<PoolClient, Pipeline>()
  const pipelineOf = (client: PoolClient): Pipeline => {
    const pipeline = pipelines.get(client) ?? pipelined(client)
    pipelines.set(client, pipeline)
    return pipeline
  }
  const transaction = async <Value>(
    begin: (client: PoolClient) => Promise<unknown>,
    work: (database: Kysely<Schema>) => Promise<Value>,
  ): Promise<Value> => {
    const client = await pool.connect()
    const pipeline = Object.assign(pipelineOf(client), { failure: null })
    let isOver = false
    try {
      await begin(client)
      const value = await work(pipeline.database)
      await commit(client)
      isOver = true
      return value
    } catch (error) {
      throw pipeline.failure ?? error
    } finally {
      if (!isOver) isOver = await client.query('rollback').then(...SETTLED)
      client.release(!isOver) // without an answer to the rollback the connection ends, and with it the transaction
    }
  }
  const write = together<Kysely<Schema>>(
    (works) =>
      transaction(takeTurn, async (database) => {
        const values = []
        for (const work of works) values.push(await work(database))
        return values
      }),
    isPostgresTrouble,
  )
  const add = together<Kysely<Schema>>(
    (works) => transaction(takePart, (database) => Promise.all(works.map((work) => work(database)))),
    isPostgresTrouble,
  )
  return {
    read: (work) => transaction(beginReading, work),
    write,
    add: async (work) => void (await add(work)),
    causeOf: postgresCause,
    close: () => pool.end(),
  }
}

const READ = 'start transaction isolation level repeatable read read only'
const WRITE = 'start transaction isolation level read committed'

const SETTLED = [() => true, () => false] as const

/** Waits for no answer: on a connection that cannot begin nothing that is asked next is answered either. */
async function beginReading(client: PoolClient): Promise<void> {
  client.query(READ).catch(() => {})
}

/** Begins, and takes the one row of `koshin` until the end. A program whose tables were changed under it writes no more. */
const takeTurn = (client: PoolClient): Promise<void> => checkVersion([client.query(WRITE)], client.query(TURN))

/** Begins beside other writers, but not beside a program that changes the tables. */
const takePart = (client: PoolClient): Promise<void> =>
  checkVersion(
    [client.query(WRITE), client.query(`select pg_advisory_xact_lock_shared(${ALONE})`)],
    client.query(VERSION), // a statement of its own: one that waits for a lock has its snapshot from before
  )

async function checkVersion(before: readonly Promise<unknown>[], asked: Promise<QueryResult>): Promise<void> {
  const [{ rows }] = await Promise.all([asked, ...before])
  requireVersion(rows)
}

/** After a statement that failed PostgreSQL ends the transaction at the commit and calls that a success. */
async function commit(client: PoolClient): Promise<void> {
  const { command }: QueryResult = await client.query('commit')
  if (command === 'ROLLBACK') throw new Error('a statement failed and nobody noticed')
}
