import { afterAll, expect, it } from 'vitest'
import { canRunPostgres, startPostgres } from '../support/postgres.ts'
import { rawRequest } from '../support/raw-request.ts'
import { sampleService } from '../support/sample-service.ts'
import { kioskIdentity } from '../support/service.ts'

const postgres = canRunPostgres() ? await startPostgres() : null
afterAll(() => postgres?.stop())

it.skipIf(postgres === null)(
  'a service says once why its database is away, and once that it is back',
  { timeout: 60_000 },
  async () => {
    if (postgres === null) throw new Error('no PostgreSQL')
    await postgres.query('create database log')
    const { serve } = await sampleService(postgres.url('log'))
    const { port, lines } = await serve(0)
    const identity = await kioskIdentity('kiosk-1')
    const health = async () => (await rawRequest(port, identity, { method: 'GET', path: '/health' })).status
    const told = () => lines.filter(({ event }) => String(event).startsWith('database '))
    expect(await health()).toBe(200)
    await postgres.shutDown()
    for (let asked = 0; asked < 5; asked++) expect(await health()).toBe(503)
    const away = { level: 40, event: 'database unreachable', during: 'writing' }
    expect(told()).toContainEqual(expect.objectContaining({ ...away, cause: 'ENOENT' })) // of its socket
    const causes = told().map(({ cause }) => cause)
    expect(new Set(causes).size).toBe(causes.length)
    await postgres.start()
    const again = { level: 30, event: 'database reached again', during: 'writing' }
    const since = async () => {
      await health()
      return told().slice(causes.length)
    }
    await expect.poll(since, { timeout: 30_000, interval: 500 }).toMatchObject([again])
    expect(await since()).toHaveLength(1)
  },
)
