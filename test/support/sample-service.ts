import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../src/registry/open-database.ts'
import { loadSamples } from '../../src/virtual/samples.ts'
import { testTrust } from './registry.ts'
import { type ServiceProgram, serviceFiles, startService } from './service-program.ts'

/** A registry that knows the sample company, and the flags of its service and of a kiosk. */
export interface SampleService {
  readonly folder: string
  readonly database: string // URL
  readonly keys: string
  serve(port: number): Promise<ServiceProgram>
  kiosk(port: number): Promise<readonly string[]>
}

/** In a SQLite file of its own unless `database` is the URL of an empty one in PostgreSQL. */
export async function sampleService(database: string | null = null): Promise<SampleService> {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-service-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = await serviceFiles(folder)
  const url = database ?? `sqlite:${join(folder, 'registry.db')}`
  const keys = join(folder, 'registry.db.keys')
  const { authority, company, cards } = await loadSamples({ folder: 'dist/samples', now: new Date() })
  const trust = testTrust(authority)
  const world = { name: 'koshin', trust: () => trust, clock: () => new Date(), randomBytes }
  const opened = await openDatabase(url, { ...world, keys })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.seedRegistration(company, cards.current.certificate)
  await opened.registry.close()
  return {
    ...{ folder, database: url, keys },
    serve: (port) =>
      startService([
        ...['--database', url, '--listen', `127.0.0.1:${port}`, '--trust', 'dist/samples/trust'],
        ...(database === null ? [] : ['--keys', keys]),
        ...files.service,
      ]),
    kiosk: async (port) => [
      ...['--registry', `https://127.0.0.1:${port}`, '--data', join(folder, 'data')],
      ...(await files.kiosk('kiosk-7')),
    ],
  }
}
