import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { migrateRegistry } from '../../src/registry/copy/migrate-registry.ts'

/** Migrates in a process of its own, which may die, as by kill -9, at a step of its progress (from 1; 0: at none). */
const [from = '', to = '', keys = '', dieAt = '0'] = process.argv.slice(2)
let steps = 0
writeSync(1, 'begins\n')
const outcome = await migrateRegistry({
  ...{ from, to, keys, randomBytes },
  onProgress() {
    steps += 1
    if (steps === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
  },
})
writeSync(1, `${'agrees' in outcome ? `agrees ${outcome.agrees}` : outcome.kind}\n`)
