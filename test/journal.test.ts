import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal } from '../src/journal.ts'

const PENDING = {
  renewal: 'ab'.repeat(16),
  time: '2026-11-23T06:20:00.123Z',
  current: 'cd'.repeat(32),
  new: 'ef'.repeat(32),
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('remembers a renewal for the next start until it is forgotten', () => {
  openJournal(folder).write(PENDING)
  expect(openJournal(folder).pending()).toEqual(PENDING)
  openJournal(folder).forget()
  expect(openJournal(folder).pending()).toBeNull()
})

it('keeps what it writes to itself', () => {
  openJournal(join(folder, 'data')).write(PENDING)
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'data/renewal.json')).mode & 0o777).toBe(0o600)
})

it('takes a half-written draft for nothing', () => {
  writeFileSync(join(folder, 'renewal.json.new'), '{"renewal":"ab')
  expect(openJournal(folder).pending()).toBeNull()
  expect(existsSync(join(folder, 'renewal.json.new'))).toBe(false)
})

it.each(['', 'null', '[]', '{"renewal":1}', JSON.stringify({ ...PENDING, renewal: '../../x' })])(
  'does not believe %j',
  (text) => {
    writeFileSync(join(folder, 'renewal.json'), text)
    expect(openJournal(folder).pending()).toBeNull()
  },
)

it('throws where nothing can be kept', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => openJournal(join(folder, 'file/data'))).toThrow(/ENOTDIR/)
})

it.each(['registration', 'change'] as const)('remembers a %s as well', (kind) => {
  const pending = { kind, request: 'ab'.repeat(16), time: '2026-11-23T06:20:00Z', card: 'cd'.repeat(32) }
  openJournal(folder).write(pending)
  expect(openJournal(folder).pending()).toEqual(pending)
  openJournal(folder).write({ ...pending, card: 'cd' })
  expect(openJournal(folder).pending()).toBeNull()
})
