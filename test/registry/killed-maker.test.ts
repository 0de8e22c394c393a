import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { testAuthority } from '../support/certificates.ts'
import { testOptions, testTrust } from '../support/registry.ts'

const KILLS = 40

it(`is opened again after kill -9 while it was made, ${KILLS} times`, { timeout: 60_000 }, async () => {
  const options = testOptions(testTrust((await testAuthority()).certificate))
  for (let kill = 0; kill < KILLS; kill++) {
    const folder = mkdtempSync(join(tmpdir(), 'koshin-made-'))
    const path = join(folder, 'registry.db')
    const maker = fork('test/support/registry-maker.ts', [path])
    await once(maker, 'message')
    await sleep(Math.random() * 25)
    maker.kill('SIGKILL')
    await once(maker, 'exit')
    const opened = await openSqliteRegistry({ ...options, path })
    expect(opened.ok ? null : opened.problem).toBeNull()
    if (opened.ok) await opened.registry.close()
    rmSync(folder, { recursive: true })
  }
})
