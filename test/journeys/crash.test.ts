import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, RECEIPT, startKoshin, visitToReview } from '../support/visit.ts'

const ROUNDS = 30
const BACK_WITHIN_MS = 2000

/** Everything the registry says about who is registered, and whether the evidence says the same. */
function truth(path: string) {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(Object.values(row)[0]))
  const active = rows("SELECT fingerprint FROM card WHERE state = 'active'")
  const evidence = rows('SELECT body FROM evidence WHERE renewal IS NOT NULL')
  const facts = {
    active: active.length,
    superseded: rows("SELECT fingerprint FROM card WHERE state = 'superseded'").length,
    receipts: rows('SELECT number FROM receipt').length,
    evidence: evidence.length,
    'evidence names the active card as the new one': evidence.every((body) => body.includes(`new sha256:${active[0]}`)),
  }
  database.close()
  return facts
}

const AGREED = { 'evidence names the active card as the new one': true }
const NOT_RENEWED = { active: 1, superseded: 0, receipts: 0, evidence: 0, ...AGREED }
const RENEWED = { active: 1, superseded: 1, receipts: 1, evidence: 1, ...AGREED }

const childOf = (pid: number): number =>
  Number(execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).split('\n')[0])

/** Kills the program itself, not its launcher, and waits until it is back at a sound screen. */
async function killAndWait(program: PtyProgram) {
  const shownBefore = program.output().length
  process.kill(childOf(program.pid), 'SIGKILL')
  const start = performance.now()
  while (!/利用者登録メニュー|更新は完了しましたか/.test(sinceEntered(program.output().slice(shownBefore)))) {
    if (performance.now() - start > 10_000) throw new Error(`not back: ${program.screen()}`)
    await sleep(5)
  }
  return performance.now() - start
}

it('echoes nothing that is typed while it is down, and drops what was typed for the screen before', async () => {
  const program = await startKoshin()
  program.type('3')
  await program.waitFor('古いICカードの確認')
  const shown = program.output().length
  process.kill(childOf(program.pid), 'SIGKILL')
  program.type('3')
  await sleep(20)
  program.type('45671')
  await program.waitFor('登録を新しいICカードへ引き継ぎます')
  await sleep(1200)
  expect(program.output().slice(shown)).not.toContain('45671')
  expect(program.screen()).toContain('> 1')
  await endKoshin(program)
})

it('clears the screen while it is down, of a visit too whose rows the next screen leaves blank', async () => {
  const program = await startKoshin()
  program.type('1')
  await program.waitFor('カードが挿入されるのを待っています')
  const shown = program.output().length
  process.kill(childOf(program.pid), 'SIGKILL')
  await program.waitFor('登録を新しいICカードへ引き継ぎます')
  const [whileDown = ''] = program.output().slice(shown).split('\x1b[?1049h')
  expect(whileDown).toContain('\x1b[2J')
  await endKoshin(program)
})

it('leaves no input method on, neither while it is down nor at its end', async () => {
  const [on, off, entered] = ['\x1b[?737769h', '\x1b[?737769l', '\x1b[?1049h']
  const program = await startKoshin([], { TERM: 'foot', KOSHIN_INPUT_METHOD: 'mozc' })
  const toPerson = async () => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(KEY.f5)
    await program.waitFor(/あと \d 日/)
    program.type(KEY.enter)
    await program.waitFor('残り 5 回')
    program.type(KEY.tab)
    await program.waitFor('半角/全角 日本語/英数')
    expect(program.output().lastIndexOf(on)).toBeGreaterThan(program.output().lastIndexOf(off))
  }
  await toPerson()
  const shown = program.output().length
  process.kill(childOf(program.pid), 'SIGKILL')
  await program.waitFor('登録を新しいICカードへ引き継ぎます')
  const [whileDown = ''] = program.output().slice(shown).split(entered)
  expect(whileDown.split(off)).toHaveLength(3) // the launcher at once, and the program when it is back
  await sleep(1200) // deaf after a crash
  await toPerson()
  await endKoshin(program)
  expect(program.output().lastIndexOf(off)).toBeGreaterThan(program.output().lastIndexOf(on))
})

/** What was drawn since the alternate screen was entered again. */
const sinceEntered = (output: string): string => output.split('\x1b[?1049h').slice(1).join('')

describe('kill -9 in the middle of a renewal', () => {
  it(`leaves one card active and says so truly, ${ROUNDS} times`, { timeout: 300_000 }, async () => {
    const said: Record<Said, number> = { nothing: 0, done: 0, 'not done': 0 }
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { facts, words, time } = await oneKill(round % 3 === 0 ? somewhereOnTheWay : aroundTheCommit)
      expect(facts).toEqual(words === 'done' ? RENEWED : NOT_RENEWED)
      said[words]++
      times.push(time)
    }
    console.log(
      `${ROUNDS} kills, and what the next start said:`,
      said,
      `slowest back in ${Math.round(Math.max(...times))} ms`,
    )
    expect(Math.max(...times)).toBeLessThan(BACK_WITHIN_MS)
  })
})

type Said = 'nothing' | 'done' | 'not done'

async function oneKill(until: (program: PtyProgram) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-crash-'))
  const registry = join(folder, 'registry.db')
  const program = await startKoshin(['--registry', `sqlite:${registry}`])
  await until(program)
  const time = await killAndWait(program)
  const words = saidOn(await settled(program))
  const facts = truth(registry)
  await endKoshin(program)
  rmSync(folder, { recursive: true })
  return { facts, words, time }
}

function saidOn(screen: string): Said {
  if (!screen.includes('更新は完了しましたか')) return 'nothing'
  return RECEIPT.test(screen) ? 'done' : 'not done'
}

async function somewhereOnTheWay(program: PtyProgram) {
  visitToReview(program, KEY.f7).catch(() => {}) // never gets there
  await sleep(Math.random() * 500)
}

/** From the key to the receipt it takes 15 to 50 ms. */
async function aroundTheCommit(program: PtyProgram) {
  await visitToReview(program, KEY.f7)
  program.type(`${KEY.tab}${KEY.enter}`)
  await sleep(Math.random() * 60)
}

/** The answer about an interrupted renewal takes a moment; the menu is final at once. */
async function settled(program: PtyProgram): Promise<string> {
  await program.waitFor(/有効期限が近いICカード|更新は完了しましたか[\s\S]*(受付番号|更新は行われていません)/)
  return program.screen()
}
