import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { KEY, type PtyProgram, runInTerminal } from '../support/pty.ts'

const VISITS = 12 // each has lines of its own; a socket that nobody reads takes ten or so (unix(7), max_dgram_qlen)

function skipWithoutCompiler(): boolean {
  const missing = ['cc', 'perl'].filter((program) => spawnSync(program, ['--version']).error !== undefined)
  if (missing.length === 0 || process.env.CI === 'true') return false
  process.stderr.write(`skipped: no ${missing.join(', ')} (apt install gcc libc6-dev perl-base)\n`)
  return true
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-journal-'))
  return () => rmSync(folder, { recursive: true })
})

/** The unit's starter, which opens the journal's socket, with places of this test. */
function startWithJournal(): PtyProgram {
  const places = { NODE: process.execPath, PROGRAM: resolve('dist/main.mjs'), JOURNAL: join(folder, 'socket') }
  const source = Object.entries(places).reduce(
    (code, [name, place]) => code.replace(new RegExp(`^#define ${name} "[^"]*"`, 'm'), `#define ${name} "${place}"`),
    readFileSync('kiosk/start/koshin-start.c', 'utf8'),
  )
  writeFileSync(join(folder, 'start.c'), source)
  execFileSync('cc', ['-o', join(folder, 'start'), join(folder, 'start.c')])
  return runInTerminal(join(folder, 'start'), ['--data', folder], { environment: { KOSHIN_LOG: 'journal' } })
}

async function visit(program: PtyProgram): Promise<void> {
  await program.waitFor('利用者登録メニュー', 5000)
  program.type('4')
  await program.waitFor('ICカードの挿入', 5000)
  program.type(KEY.escape)
  await program.waitFor('中止しますか', 5000)
  program.type(KEY.enter)
  await program.waitFor('利用者登録メニュー', 5000)
}

describe.skipIf(skipWithoutCompiler())('a kiosk whose log is the journal', { timeout: 60_000 }, () => {
  it('serves its visitors while the journal does not read, and is heard again when it does', async () => {
    const journal = spawn('perl', ['test/support/journal-reader.pl', join(folder, 'socket')])
    onTestFinished(() => void journal.kill())
    await once(journal.stdout, 'data')
    const program = startWithJournal()
    for (let visits = 0; visits < VISITS; visits++) await visit(program)
    let read = ''
    journal.stdout.setEncoding('utf8').on('data', (entries) => {
      read += entries
    })
    journal.stdin.end('\n')
    await expect.poll(() => read).toContain('"event":"started"')
    await visit(program) // while the rest is read, so that there is room again
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(KEY.controlC)
    expect((await program.exited).code).toBe(0)
    await expect.poll(() => read).toMatch(/"event":"started"[\s\S]*"screen":"current-card"[\s\S]*"why":"quit"/)
    expect(existsSync(join(folder, 'koshin.log'))).toBe(false)
  })

  it('writes to its file where there is none', async () => {
    const program = startWithJournal()
    await visit(program)
    program.type(KEY.controlC)
    await program.exited
    expect(readFileSync(join(folder, 'koshin.log'), 'utf8')).toContain('"event":"started"')
  })
})
