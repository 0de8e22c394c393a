import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateRegistry } from '../../src/registry/copy/migrate-registry.ts'
import { importPostgresRoster } from '../../src/registry/postgres/import-roster.ts'
import { importRoster } from '../../src/registry/sqlite/import-roster.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { verifyDatabase } from '../../src/registry/verify/verify-database.ts'
import { testAuthority } from '../support/certificates.ts'
import { canRunPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { testOptions, testTrust } from '../support/registry.ts'
import { report } from './figures.ts'
import { ROWS, writeRoster } from './roster.ts'

/** A registry with a roster of so many companies moved to PostgreSQL, verified there, and given the next roster. */
export async function benchPostgresRoster() {
  if (!canRunPostgres()) return
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-'))
  const postgres = await startPostgres()
  try {
    await bench(folder, postgres)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}

async function bench(folder: string, postgres: TestPostgres) {
  const [path, file, keys, url] = [
    join(folder, 'r.db'),
    join(folder, 'r.csv'),
    join(folder, 'k'),
    postgres.url('postgres'),
  ]
  await writeRoster(file)
  const reading = { file, rules: { numberLength: 10 }, onProgress: () => {}, clock: () => new Date(), randomBytes }
  const { certificate } = await testAuthority()
  const opened = await openSqliteRegistry({ ...testOptions(testTrust(certificate)), path })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.close()
  await importRoster({ ...reading, path })
  const migrated = () => migrateRegistry({ from: path, to: url, keys, randomBytes, onProgress: () => {} })
  const works = {
    migration: migrated,
    'verify on PostgreSQL': () => verifyDatabase({ registry: url, keys }, { remembered: null, write: null }),
    'import into PostgreSQL': () => importPostgresRoster({ ...reading, url, keys }),
  }
  for (const [name, work] of Object.entries(works)) {
    const [start, processor] = [performance.now(), process.cpuUsage()]
    await work()
    const seconds = (performance.now() - start) / 1000
    const used = process.cpuUsage(processor)
    const rss = process.memoryUsage.rss() / 1e6
    report(`${name}, ${ROWS} rows`, { seconds, 'of processor': (used.user + used.system) / 1e6, 'MB resident': rss })
  }
}
