import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Client, type ClientConfig, types } from 'pg'
import { type Place, pathOf } from './place.ts'
import type { Recording, Statement } from './recorder.ts'

export interface Replay {
  /** Seconds for these. */
  run(recordings: readonly Recording[]): Promise<number>
  close(): Promise<void>
}

/** Inserts and updates in their transactions, and the lock; without the questions. */
export const changesOf = (recording: Recording): Recording => {
  const kept: Statement[] = []
  let reading = false
  for (const statement of recording) {
    if (/read only/i.test(statement.sql)) reading = true
    const isEnd = /^(commit|rollback)/i.test(statement.sql)
    if (!reading && (isEnd || !/^\s*select/i.test(statement.sql) || /for update/i.test(statement.sql)))
      kept.push(statement)
    if (isEnd) reading = false
  }
  return kept
}

export const replayOn = async (place: Place, connections: number): Promise<Replay> =>
  place.engine === 'SQLite' ? sqliteReplay(place) : postgresReplay(place, connections)

function sqliteReplay(place: Place): Replay {
  const database = new DatabaseSync(pathOf(place), { timeout: 0 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on') // as `prepared` has it
  const known = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  return {
    async run(recordings) {
      const start = performance.now()
      for (const { sql, parameters } of recordings.flat()) {
        const statement = known.get(sql) ?? database.prepare(sql)
        known.set(sql, statement)
        statement.all(...(parameters as SQLInputValue[]))
      }
      return (performance.now() - start) / 1000
    },
    close: async () => database.close(),
  }
}

/** As `postgresPool` has it. */
const SETTINGS = { pipeline: true, options: '-c synchronous_commit=on', types } as ClientConfig

/** As many connections as kiosks, each with the next renewal that nobody has. */
async function postgresReplay(place: Place, connections: number): Promise<Replay> {
  const clients = Array.from(
    { length: connections },
    () => new Client({ ...SETTINGS, connectionString: place.database }),
  )
  for (const client of clients) await client.on('error', () => {}).connect() // what breaks is said by the statement
  return {
    async run(recordings) {
      const left = [...recordings]
      const start = performance.now()
      await Promise.all(
        clients.map(async (client) => {
          for (let next = left.shift(); next; next = left.shift()) await replayed(client, next)
        }),
      )
      return (performance.now() - start) / 1000
    },
    async close() {
      for (const client of clients) await client.end()
    },
  }
}

/** As it was done: what was sent together is. */
async function replayed(client: Client, recording: Recording): Promise<void> {
  for (const together of batches(recording))
    await Promise.all(
      together.map(({ sql, name, parameters }) =>
        client.query(name === undefined ? sql : { name, text: sql, values: [...parameters] }),
      ),
    )
}

function batches(recording: Recording): Statement[][] {
  const all: Statement[][] = []
  for (const statement of recording)
    if (statement.isWithOthers && all.length > 0) all.at(-1)?.push(statement)
    else all.push([statement])
  return all
}
