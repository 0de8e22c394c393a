import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { lockFolder } from '../src/folder-lock.ts'

// They go at the end only: a folder that is made after another has gone may get its inode, and with it the lock on it.
const folders: string[] = []
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-lock-'))
  folders.push(folder)
})
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true })
})

it('lets one program in, by whatever name the folder is called', async () => {
  expect(await lockFolder(folder)).toBe(true)
  symlinkSync(folder, join(folder, 'other-name'))
  expect(await lockFolder(join(folder, 'other-name'))).toBe(false)
  expect(await lockFolder(join(folder, 'not-there-yet'))).toBe(true)
})

it('is not left behind by kill -9', async () => {
  const holder = fork('test/support/lock-holder.ts', [folder])
  await once(holder, 'message')
  expect(await lockFolder(folder)).toBe(false)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await lockFolder(folder)).toBe(true)
})
