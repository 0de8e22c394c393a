import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { visitName, visitOfCode, writeVisit } from '../../src/operator/visit-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-visits-'))
  return () => rmSync(folder, { recursive: true })
})

const name = (minute: number) => visitName(new Date(Date.UTC(2026, 0, 1, 0, minute)))

it('is found by its code, the newest first, by nobody but its owner', () => {
  writeVisit(folder, name(1), ['T code AAAA-AAAA', 'T > 00200080'])
  writeVisit(folder, name(2), ['T code AAAA-AAAA', 'T code BBBB-BBBB'])
  writeVisit(folder, name(3), ['T code CCCC-CCCC'])
  expect(visitOfCode(folder, 'AAAA-AAAA')).toEqual(['T code AAAA-AAAA', 'T code BBBB-BBBB'])
  expect(visitOfCode(folder, 'DDDD-DDDD')).toBeNull()
  expect(visitOfCode(join(folder, 'none'), 'AAAA-AAAA')).toBeNull()
  const mode = (path: string) => statSync(join(folder, path)).mode & 0o777
  expect([mode('visits'), mode(join('visits', name(1)))]).toEqual([0o700, 0o600])
})

it('is written again, and the oldest go', () => {
  for (let minute = 0; minute < 30; minute++) {
    writeVisit(folder, name(minute), ['one'])
    writeVisit(folder, name(minute), ['one', 'two'])
  }
  writeFileSync(join(folder, 'visits', 'README'), "somebody else's")
  writeVisit(folder, name(30), ['one'])
  const kept = readdirSync(join(folder, 'visits'))
  expect(kept).toHaveLength(21)
  expect(kept).toEqual(expect.arrayContaining([name(11), name(30), 'README']))
})
