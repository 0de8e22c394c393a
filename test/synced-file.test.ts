import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { replaceFile } from '../src/synced-file.ts'

/** write(2) up to the limit says how much it took; only the next one fails, so a full disk looks the same. */
const replaceWithin = (blocks: number, path: string, octets: number) =>
  spawnSync('sh', ['-c', `ulimit -f ${blocks}; exec "$0" --input-type=module -e "$1"`, process.execPath, PROGRAM], {
    env: { ...process.env, FILE: path, OCTETS: String(octets) },
    encoding: 'utf8',
  })
const PROGRAM = `
  import { replaceFile } from ${JSON.stringify(resolve('src/synced-file.ts'))}
  replaceFile(process.env.FILE, 'x'.repeat(process.env.OCTETS))`

it('leaves the old file, and says so, where the disk takes only part of the new one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-synced-'))
  const path = join(folder, 'head')
  replaceFile(path, 'old')
  const { status, stderr } = replaceWithin(2, path, 3000)
  const left = readFileSync(path, 'utf8')
  expect(replaceWithin(2, path, 1000)).toMatchObject({ status: 0 })
  const after = [readFileSync(path, 'utf8').length, readdirSync(folder)]
  rmSync(folder, { recursive: true })
  expect([left, status]).toEqual(['old', 1])
  expect(stderr).toContain('EFBIG')
  expect(after).toEqual([1000, ['head']])
})
