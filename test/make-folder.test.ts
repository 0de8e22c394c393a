import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFolder } from '../src/make-folder.ts'
import { runModule } from './support/run-module.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-make-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('makes a folder and those above it, and leaves one that is there', () => {
  const path = join(folder, 'a/b/c')
  makeFolder(path, 0o700)
  for (const made of [path, join(folder, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700)
  makeFolder(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
})

it('says what is in the way', () => {
  writeFileSync(join(folder, 'file'), '')
  symlinkSync('nowhere/at/all', join(folder, 'link'))
  for (const path of ['file', 'file/below', 'file/far/below', 'link', 'link/below'])
    expect(() => makeFolder(join(folder, path))).toThrow(/E(EXIST|NOTDIR): .*(file|link)/)
})

it.each([
  ['folder-lock.ts', "lockFolder('/proc/none')"],
  ['journal.ts', "openJournal('/proc/none/data')"],
])('of a kiosk gives up where the system knows no folders: %s', (file, call) => {
  const { status, stderr } = runModule(`import * as all from './src/${file}'; all.${call}`)
  expect(stderr).toContain("ENOENT: no such file or directory, mkdir '/proc/none'")
  expect(status).toBe(1)
})
