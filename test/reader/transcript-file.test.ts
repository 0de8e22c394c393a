import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginTranscript, transcriptWriter } from '../../src/reader/transcript-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-test-transcript-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const mode = (path: string) => statSync(path).mode & 0o777

it("is its owner's alone, also where the file was there before, and is appended to", () => {
  const path = join(folder, 'transcript')
  writeFileSync(path, 'of yesterday\n')
  chmodSync(path, 0o644)
  beginTranscript(path)
  transcriptWriter(path)('connect R')
  expect(readFileSync(path, 'utf8')).toBe('of yesterday\nconnect R\n')
  expect(mode(path)).toBe(0o600)
  beginTranscript(join(folder, 'new'))
  expect(mode(join(folder, 'new'))).toBe(0o600)
})

it('that cannot be made says so', () => {
  expect(() => beginTranscript(join(folder, 'missing', 'transcript'))).toThrow('missing')
})

it('ends, and nothing else does, when it can no longer be written', () => {
  const path = join(folder, 'gone', 'transcript')
  const write = transcriptWriter(path)
  expect(() => write('one')).not.toThrow()
  expect(() => write('two')).not.toThrow()
})
