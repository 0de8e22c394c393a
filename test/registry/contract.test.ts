import { registryContract } from '../contract/registry.ts'
import { inMemory, onFile } from '../support/sqlite-stores.ts'

registryContract('SQLite in memory', inMemory)
registryContract('a SQLite file', onFile)
