import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../src/registry/open-database.ts'
import type { Verified } from '../../src/registry/verify/verify-records.ts'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { type TestAuthority, testAuthority } from './certificates.ts'
import type { TestPostgres } from './postgres.ts'
import { type TestCard, testCard, testSeed, testTrust } from './registry.ts'
import { type ServiceProgram, serviceFiles, startService } from './service-program.ts'
import { verifyRegistry } from './verify-registry.ts'

/** A registry on a real engine, with a registration for each card, served by programs of their own. */
export interface FaultStage {
  readonly folder: string
  readonly database: string // URL
  readonly keys: string // file of the signing keys
  readonly authority: TestAuthority
  readonly cards: readonly TestCard[] // current
  /** On any port unless one is named; `database` is another way to the same one. */
  serve(options?: {
    readonly port?: number
    readonly database?: string
    readonly flags?: readonly string[]
    readonly environment?: Readonly<Record<string, string>>
  }): Promise<ServiceProgram>
  rows(sql: string): Promise<Record<string, unknown>[]>
  run(statements: string): Promise<unknown>
  verified(): Promise<Verified>
}

interface Place extends Pick<FaultStage, 'folder' | 'database' | 'keys' | 'rows' | 'run' | 'verified'> {
  readonly flags: readonly string[] // of a service
}

/** `parent`: where the file is, for instance on a disk of its own. */
export async function sqliteStage(registrations: number, parent = tmpdir()): Promise<FaultStage> {
  const folder = temporary(parent)
  const path = join(folder, 'registry.db')
  return stage(registrations, {
    ...{ folder, database: `sqlite:${path}`, keys: `${path}.keys`, flags: [] },
    rows: async (sql) => withFile(path, (database) => database.prepare(sql).all()),
    run: async (statements) => withFile(path, (database) => database.exec(statements)),
    async verified() {
      const verified = await verifySqlite(path, null, null)
      if ('kind' in verified) throw new Error(verified.kind)
      return verified
    },
  })
}

function withFile<Value>(path: string, work: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(path, { timeout: 5000 }) // the service may be writing
  try {
    return work(database)
  } finally {
    database.close()
  }
}

let databases = 0

export async function postgresStage(registrations: number, postgres: TestPostgres | null): Promise<FaultStage> {
  if (postgres === null) throw new Error('no PostgreSQL')
  databases += 1
  const name = `stage_${databases}`
  await postgres.query(`create database ${name}`)
  const folder = temporary(tmpdir())
  const [database, keys] = [postgres.url(name), join(folder, 'registry.keys')]
  return stage(registrations, {
    ...{ folder, database, keys, flags: ['--keys', keys] },
    rows: (sql) => postgres.query(sql, name),
    run: (statements) => postgres.query(statements, name),
    verified: () => verifyRegistry(database, keys),
  })
}

function temporary(parent: string): string {
  const folder = mkdtempSync(join(parent, 'koshin-stage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function stage(registrations: number, { flags: own, ...place }: Place): Promise<FaultStage> {
  const { folder, database, keys } = place
  const authority = await testAuthority()
  const cards: TestCard[] = []
  for (let card = 0; card < registrations; card++) cards.push(await testCard(authority))
  const trust = join(folder, 'trust')
  mkdirSync(join(trust, 'anchors'), { recursive: true })
  writeFileSync(join(trust, 'anchors/ca.cer'), authority.certificate)
  const config = join(folder, 'koshin.toml')
  writeFileSync(config, '[policies]\nmissing-crls = "warn"\n')
  const trusted = testTrust(authority.certificate)
  const world = { name: 'koshin', trust: () => trusted, clock: () => new Date(), randomBytes }
  const opened = await openDatabase(database, { ...world, keys })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const problem = await opened.registry.seedRegistrations(cards.map((card, index) => testSeed(card, `${index}`)))
  if (problem) throw new Error(problem.kind)
  await opened.registry.close()
  const files = await serviceFiles(folder)
  return {
    ...{ ...place, authority, cards },
    serve: ({ port = 0, database: way = database, flags = [], environment = {} } = {}) =>
      startService(
        [
          ...['--database', way, ...own, '--listen', `127.0.0.1:${port}`, '--trust', trust, '--config', config],
          ...(flags.includes('--rate') ? [] : ['--rate', '100000']),
          ...[...files.service, ...flags],
        ],
        { environment },
      ),
  }
}
