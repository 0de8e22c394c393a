import { deskContract } from '../../contract/desk/desk.ts'
import { registryContract } from '../../contract/registry.ts'
import { behindService } from '../../support/service-stores.ts'
import { onFile } from '../../support/sqlite-stores.ts'

registryContract('a client and a service over SQLite', behindService(onFile))
deskContract('a client and a service over SQLite', behindService(onFile))
