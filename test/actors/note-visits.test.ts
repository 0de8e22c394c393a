import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { noteVisits } from '../../src/actors/note-visits.ts'
import { codeOfScene } from '../../src/clerk-code/code-of-scene.ts'
import { visitOfCode } from '../../src/operator/visit-files.ts'
import { named } from '../ui/open.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-notes-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const MENU = named('menu')
const WRONG = named('current PIN, wrong')
const CODE = codeOfScene(WRONG) ?? ''
const TIME = '2026-01-02T03:04:05.678Z'

function notes() {
  const warned: object[] = []
  const { hear, see } = noteVisits(
    folder,
    () => new Date(TIME),
    (line) => warned.push(line),
  )
  return { hear, see, warned, written: () => visitOfCode(folder, CODE) }
}

it('writes a visit when it shows a code and when it ends, without what was before and after', () => {
  const { hear, see, written } = notes()
  hear('> 00000000')
  see(MENU)
  hear('> 00A40400 Lc 9')
  see(WRONG)
  see(WRONG)
  const first = [`${TIME} screen menu`, `${TIME} > 00A40400 Lc 9`, `${TIME} screen current-pin`, `${TIME} code ${CODE}`]
  expect(written()).toEqual(first)
  hear('disconnect reset')
  see(MENU)
  hear('> 00B00000')
  expect(written()).toEqual([...first, `${TIME} disconnect reset`])
})

it('writes nothing of a visit without a code', () => {
  const { hear, see } = notes()
  see(MENU)
  see(named('current PIN'))
  hear('> 00200080')
  see(MENU)
  expect(readdirSync(folder)).toEqual([])
})

it('writes nothing where no card was spoken to: a kiosk that starts again and again drives no visit out', () => {
  const { hear, see } = notes()
  see(MENU)
  hear('reader.seen R')
  see(WRONG)
  see(MENU)
  expect(readdirSync(folder)).toEqual([])
})

it('is bounded, whatever a reader is called and however long a visit is', () => {
  const { hear, see, written } = notes()
  see(MENU)
  for (let line = 0; line < 2000; line++) hear(`> ${'x'.repeat(10_000)}`)
  see(WRONG)
  expect(written()).toHaveLength(600)
  expect(written()?.join('').length).toBeLessThan(130_000)
})

it('that cannot be written ends nothing', () => {
  writeFileSync(join(folder, 'visits'), '')
  const { hear, see, warned } = notes()
  hear('> 00200080')
  see(WRONG)
  expect(warned).toMatchObject([{ event: 'visit not noted' }])
})
