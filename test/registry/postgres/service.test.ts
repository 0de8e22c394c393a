import { afterAll, describe } from 'vitest'
import { deskContract } from '../../contract/desk/desk.ts'
import { registryContract } from '../../contract/registry.ts'
import { canRunPostgres, startPostgres } from '../../support/postgres.ts'
import { postgresStores } from '../../support/postgres-stores.ts'
import { behindService } from '../../support/service-stores.ts'

if (canRunPostgres()) {
  const postgres = await startPostgres(['fsync=off', 'full_page_writes=off'])
  afterAll(() => postgres.stop(), 60_000)
  const createStore = behindService(postgresStores(postgres))
  registryContract('PostgreSQL behind a service', createStore)
  deskContract('PostgreSQL behind a service', createStore)
} else {
  describe.skip('the registry on PostgreSQL behind a service', () => {})
}
