import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { loadSamples } from '../../src/virtual/samples.ts'
import { KEY, type PtyProgram, runInTerminal } from '../support/pty.ts'

const PASSWORD = 'open sesame'
const CTRL_E = '\x05'

const koshin = (args: readonly string[], input = ''): string =>
  execFileSync('kiosk/koshin', [...args], { input, encoding: 'utf8' })

describe('a kiosk and its operator', { timeout: 60_000 }, () => {
  let folder: string
  let program: PtyProgram
  const start = async () => {
    program = runInTerminal('kiosk/koshin', ['--data', folder, '--locked', '--idle', '5'])
    await program.waitFor('利用者登録メニュー')
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-operator-'))
    writeFileSync(join(folder, 'koshin.toml'), koshin(['doctor', '--hash'], `${PASSWORD}\n`))
    await start()
  })
  afterEach(async () => {
    program.kill('SIGTERM')
    await program.exited
    rmSync(folder, { recursive: true })
  })
  const restart = async (settings: string) => {
    program.kill('SIGTERM')
    await program.exited
    writeFileSync(join(folder, 'koshin.toml'), settings)
    await start()
  }
  const control = (...args: string[]) => koshin(['kiosk-control', ...args, '--data', folder])
  const log = () => readFileSync(join(folder, 'koshin.log'), 'utf8')

  it('is closed when the visit is over, says why, and opens by itself', async () => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(KEY.f5)
    await program.waitFor('893753')
    control('out-of-service', '機器の点検\u001b[2Jのため')
    program.type(KEY.enter)
    await program.waitFor('PIN番号の入力')
    program.type(KEY.escape)
    await program.waitFor('中止しますか')
    program.type(KEY.enter)
    await program.waitFor('カードをお取りください')
    program.type(KEY.f12)
    await program.waitFor(['ご利用いただけません', '機器の点検‹1B›[2Jのため'])
    control('in-service')
    await program.waitFor('利用者登録メニュー')
  })

  it('ends after the password, which is nowhere, and says that it did', async () => {
    program.type(CTRL_E)
    await program.waitFor('係員用')
    program.type(`wrong one${KEY.enter}`)
    await program.waitFor('パスワードが違います。')
    program.type(`${PASSWORD}${KEY.enter}`)
    expect((await program.exited).code).toBe(0)
    expect(control('status')).toContain('ended for maintenance')
    expect(program.output() + log()).not.toMatch(/sesame|wrong one/)
  })

  it('ends after the card of an operator and its PIN, and after no other card', async () => {
    const samples = await loadSamples({ folder: 'dist/samples', now: new Date() })
    const named = fingerprint(samples.cards['other-company'].certificate)
    await restart(`[operator]\ncards = ["${named}"]\n`)
    program.type(KEY.f5) // the card of somebody who forgot it
    await program.waitFor('カードあり')
    program.type(CTRL_E)
    await program.waitFor(['この画面で係員のICカードを挿入し', 'カードあり'])
    program.type(KEY.f12)
    await program.waitFor('カードなし')
    program.type(KEY.f6)
    await program.waitFor(['係員用 / ICカードの挿入', '係員のICカードではありません。'])
    program.type(KEY.f10)
    await program.waitFor('カードを確認しました')
    program.type(KEY.enter)
    await program.waitFor(['係員用 / PIN番号の入力', '残り 5 回'])
    program.type(`123456${KEY.enter}`)
    await program.waitFor('残り 4 回')
    program.type(`654321${KEY.enter}`)
    expect((await program.exited).code).toBe(0)
    expect(control('status')).toContain('ended for maintenance')
    expect(log()).toContain(`{"event":"operator card","fingerprint":"${named}"}`.slice(1, -1))
    expect(log()).not.toMatch(/123456|654321/)
  })

  it('ends when it is asked to from afar', async () => {
    control('exit')
    expect((await program.exited).code).toBe(0)
    expect(existsSync(join(folder, 'maintenance'))).toBe(true)
    control('in-service')
    expect(existsSync(join(folder, 'maintenance'))).toBe(false)
  })

  it('tests itself when nobody is there, and shows a code that doctor understands on a failing screen', async () => {
    await program.waitFor(/自己診断 OK \d\d-\d\d \d\d:\d\d/, 40_000)
    await expect.poll(log, { timeout: 10_000 }).toContain('"event":"self-test","isWell":true')
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f8}${KEY.enter}`)
    const screen = await program.waitFor(['有効期限が切れているため更新できません。', /係員コード \S{4}-\S{4}/])
    const [, code = ''] = /係員コード (\S+)/.exec(screen) ?? []
    const told = koshin(['doctor', '--code', code, '--language', 'ja'])
    for (const text of [
      '古いICカードの確認',
      'certificate.expired current',
      '研修用認証局',
      '「登録」を行ってください',
    ])
      expect(told).toContain(text)
    const here = koshin(['doctor', '--code', code.toLowerCase(), '--language', 'ja', '--data', folder])
    expect(here).toContain(`code ${code}`)
    expect(here).toMatch(
      /その時のカードとの通信[\s\S]*screen current-card[\s\S]*> 00A40400 Lc 9\b[\s\S]*< \d+ 9000[\s\S]*code /,
    )
  })
})
