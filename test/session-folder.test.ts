import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type KioskOptions, kioskOptions } from '../src/commands/kiosk-options.ts'
import { sessionFolder } from '../src/session-folder.ts'

const optionsOf = async (...args: string[]) => (await kioskOptions(args)) as KioskOptions

it("is the folder that was named, else the registry's, and stays", async () => {
  const registry = ['--registry', 'sqlite:/var/lib/koshin/registry.db']
  expect(sessionFolder(await optionsOf(...registry), {}, () => 1)).toMatchObject({
    path: '/var/lib/koshin',
    shared: true,
  })
  const named = sessionFolder(await optionsOf(...registry, '--data', '/data'), {}, () => 1)
  expect(named).toMatchObject({ path: '/data', shared: true })
})

it('is removed by the launcher, unless the launcher was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-session-'))
  let parent = 100
  const session = sessionFolder(await optionsOf(), { KOSHIN_SESSION: folder }, () => parent)
  session.remove()
  expect(existsSync(folder)).toBe(true)
  parent = 1
  session.remove()
  expect(existsSync(folder)).toBe(false)
  rmSync(folder, { recursive: true, force: true })
})

it('is made and removed here without a launcher', async () => {
  const session = sessionFolder(await optionsOf(), {}, () => 1)
  expect(existsSync(session.path)).toBe(true)
  session.remove()
  expect(existsSync(session.path)).toBe(false)
})

it("has the staff's files where systemd keeps a unit's state, unless a folder was named", async () => {
  const unit = { STATE_DIRECTORY: '/var/lib/koshin' }
  const training = sessionFolder(await optionsOf(), unit, () => 1)
  expect(training.operator).toBe('/var/lib/koshin')
  expect(training.path).not.toContain('/var/lib/koshin')
  training.remove()
  const named = sessionFolder(await optionsOf('--data', '/data'), unit, () => 1)
  expect(named.operator).toBe('/data')
})
