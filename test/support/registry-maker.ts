import { randomBytes } from 'node:crypto'
import { readTrust } from '../../src/certificate/trust.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'

// A program that makes a registry, says when it begins, and lives until it is killed.
const trust = readTrust({ anchors: [], crls: [] })
if ('kind' in trust) throw new Error(trust.kind)
process.send?.('begins')
await openSqliteRegistry({
  path: process.argv[2] ?? '',
  name: 'x',
  trust: () => trust,
  clock: () => new Date(),
  randomBytes,
})
setInterval(() => {}, 1000)
