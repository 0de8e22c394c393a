import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, startKoshin, visitToReview } from '../support/visit.ts'

const ROUNDS = 30
const BACK_WITHIN_MS = 2000

interface Truth {
  readonly active: number
  readonly superseded: number
  readonly renewals: number
  readonly evidence: number
}

function truth(path: string): Truth {
  const database = new DatabaseSync(path, { readOnly: true })
  const count = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0])
  const counted = {
    active: count("SELECT count(*) FROM cards WHERE status = 'active'"),
    superseded: count("SELECT count(*) FROM cards WHERE status = 'superseded'"),
    renewals: count('SELECT count(*) FROM receipts'),
    evidence: count('SELECT count(*) FROM evidence'),
  }
  database.close()
  return counted
}

const NOT_RENEWED: Truth = { active: 1, superseded: 0, renewals: 0, evidence: 0 }
const RENEWED: Truth = { active: 1, superseded: 1, renewals: 1, evidence: 1 }

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

/** What was drawn since the alternate screen was entered again. */
const sinceEntered = (output: string): string => output.split('\x1b[?1049h').slice(1).join('')

describe('kill -9 in the middle of a renewal', () => {
  it(`leaves one card active and says so truly, ${ROUNDS} times`, { timeout: 300_000 }, async () => {
    const seen = { menu: 0, done: 0, 'not done': 0 }
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const folder = mkdtempSync(join(tmpdir(), 'koshin-crash-'))
      const registry = join(folder, 'registry.db')
      const program = await startKoshin(['--registry', `sqlite:${registry}`])
      await visitToReview(program, KEY.f7)
      program.type(`${KEY.tab}${KEY.enter}`)
      await sleep(Math.random() * 25)
      times.push(await killAndWait(program))
      const screen = await settled(program)
      const facts = truth(registry)
      if (screen.includes('更新は完了しましたか')) {
        const done = /受付番号\s+\d{8}-\d{6}/.test(screen)
        seen[done ? 'done' : 'not done']++
        expect(facts).toEqual(done ? RENEWED : NOT_RENEWED)
      } else {
        seen.menu++
        expect(facts).toEqual(NOT_RENEWED)
      }
      await endKoshin(program)
      rmSync(folder, { recursive: true })
    }
    console.log(`${ROUNDS} kills:`, seen, `slowest return ${Math.round(Math.max(...times))} ms`)
    expect(Math.max(...times)).toBeLessThan(BACK_WITHIN_MS)
  })
})

/** The answer about an interrupted renewal takes a moment; the menu is final at once. */
async function settled(program: PtyProgram): Promise<string> {
  await program.waitFor(/有効期限が近いICカード|更新は完了しましたか[\s\S]*(受付番号|完了していません)/)
  return program.screen()
}
