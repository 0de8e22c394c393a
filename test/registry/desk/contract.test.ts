import { deskContract } from '../../contract/desk/desk.ts'
import { inMemory, onFile } from '../../support/sqlite-stores.ts'

deskContract('SQLite in memory', inMemory)
deskContract('a SQLite file', onFile)
