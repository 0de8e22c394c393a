import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { runDoctor } from '../../src/doctor/doctor-command.ts'
import { forgottenCards, forgottenFile, noteForgotten } from '../../src/operator/forgotten-cards.ts'
import { kioskControl } from '../../src/operator/kiosk-control.ts'
import { writeServiceFile } from '../../src/operator/service-files.ts'
import { doctorWorld } from '../support/doctor-world.ts'
import { runModule } from '../support/run-module.ts'

const ONE = { time: '2026-11-25T01:00:00.000Z', reader: 'Reader 00 00', serialEnd: '3753' }
const OTHER = { ...ONE, serialEnd: null }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-forgotten-'))
  return () => rmSync(folder, { recursive: true })
})

it('keeps a line for each card, for its owner alone', () => {
  expect(forgottenCards(folder)).toEqual([])
  noteForgotten(folder, [ONE])
  noteForgotten(folder, [OTHER, ONE])
  expect(forgottenCards(folder)).toEqual([ONE, OTHER, ONE])
  expect(statSync(forgottenFile(folder)).mode & 0o777).toBe(0o600)
})

it('passes over what somebody wrote beside them', () => {
  noteForgotten(folder, [ONE])
  appendFileSync(forgottenFile(folder), 'handed back to Mr. A\n{"time": 3}\n')
  noteForgotten(folder, [OTHER])
  expect(forgottenCards(folder)).toEqual([ONE, OTHER])
})

it('loses nothing to a line that was torn before it', () => {
  const torn = JSON.stringify(ONE).slice(0, 30)
  appendFileSync(forgottenFile(folder), torn)
  noteForgotten(folder, [ONE])
  expect(forgottenCards(folder)).toEqual([ONE])
  appendFileSync(forgottenFile(folder), torn)
  expect(returned(ONE.serialEnd)).toEqual({ kind: 'done', output: '1\n' })
  expect(forgottenCards(folder)).toEqual([])
})

it('is shown by koshin doctor', async () => {
  noteForgotten(folder, [ONE])
  const { code, output } = await runDoctor(['--data', folder, '--language', 'en'], doctorWorld())
  expect(code).toBe(1)
  expect(output).toContain('A card was left behind (its serial ends 3753; 2026-11-25 10:00 JST; Reader 00 00).')
})

it('stands there beside a terminal that was closed', async () => {
  const say = async () => (await runDoctor(['--data', folder, '--language', 'en'], doctorWorld())).output
  writeServiceFile(folder, 'closed', 'until 5 pm')
  writeServiceFile(folder, 'maintenance', '')
  expect(await say()).toMatch(
    /out of service \(until 5 pm\):[\s\S]*ended for maintenance:[\s\S]*No card was left behind\./,
  )
  writeServiceFile(folder, 'closed', '')
  expect(await say()).toContain('out of service: koshin')
})

const returned = (serial: string) => kioskControl(['returned', serial, '--data', folder])

it('is told of until it was handed back, and everything else stays', () => {
  noteForgotten(folder, [ONE, OTHER])
  appendFileSync(forgottenFile(folder), 'a note\n')
  expect(returned('9999')).toEqual({ kind: 'done', output: '0\n' })
  expect(returned(ONE.serialEnd)).toEqual({ kind: 'done', output: '1\n' })
  expect(returned(ONE.serialEnd)).toEqual({ kind: 'done', output: '0\n' })
  expect(forgottenCards(folder)).toEqual([OTHER])
  expect(returned('unknown')).toEqual({ kind: 'done', output: '1\n' })
  expect(forgottenCards(folder)).toEqual([])
  expect(readFileSync(forgottenFile(folder), 'utf8')).toContain('\na note\n')
  noteForgotten(folder, [ONE])
  expect(forgottenCards(folder)).toEqual([ONE])
  expect(kioskControl(['returned', '--data', folder])).toMatchObject({ kind: 'usage' })
})

it('is not lost when the kiosk notes it while another one is handed back', () => {
  const later = { ...OTHER, time: '2026-11-25T02:00:00.000Z' }
  noteForgotten(folder, [ONE, OTHER])
  const kiosk = openSync(forgottenFile(folder), 'a')
  returned(ONE.serialEnd)
  writeSync(kiosk, `${JSON.stringify(later)}\n{"returned":null,"until":"${OTHER.time}"}\n`)
  closeSync(kiosk)
  expect(forgottenCards(folder)).toEqual([later])
})

it('makes nobody read or write what a link leads to', () => {
  const elsewhere = join(folder, 'elsewhere')
  writeFileSync(elsewhere, `${JSON.stringify(ONE)}\n`)
  symlinkSync(elsewhere, forgottenFile(folder))
  expect(returned(ONE.serialEnd)).toEqual({ kind: 'done', output: '0\n' })
  expect(readFileSync(elsewhere, 'utf8')).not.toContain('returned')
})

it.each(['forgotten-cards.jsonl', 'out-of-service', 'maintenance'])('waits for no pipe instead of %s', (name) => {
  execFileSync('mkfifo', [join(folder, name)])
  const { status, stdout } = runModule(
    `import { kioskControl } from ${JSON.stringify(resolve('src/operator/kiosk-control.ts'))}
     for (const args of [['returned', '3753'], ['status'], ['in-service']])
       process.stdout.write(kioskControl([...args, '--data', process.argv[1]]).output)`,
    folder,
  )
  expect([status, stdout]).toEqual([0, '0\n受付中 / in service\n'])
})
