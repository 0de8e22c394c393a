import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, RECEIPT, startKoshin } from '../support/visit.ts'

const CONTACT = [
  ['連絡先名称', '営業部'],
  ['連絡先郵便番号', '330-0001'],
  ['連絡先住所', '見本市1-1'],
  ['連絡先氏名', '見本花子'],
  ['連絡先電話番号', '048-000-0000'],
  ['連絡先FAX番号', '048-000-0001'],
  ['連絡先メールアドレス', 'a@example.jp'],
] as const

/** An Enter so soon after another one is that of a key held down (src/ui/keyboard/auto-repeat.ts). */
async function pressButton(program: PtyProgram, button: string) {
  await program.waitFor(`> ${button} <`)
  await setTimeout(600)
  program.type(KEY.enter)
}

/** Fills in the field that the cursor stands in, and goes on. */
async function fill(program: PtyProgram, label: string, value: string) {
  await program.waitFor(new RegExp(`>${label}`))
  program.type(value)
  await program.waitFor([`>${label}`, value])
  program.type(KEY.enter)
}

async function insertAndProve(program: PtyProgram, menu: string) {
  program.type(menu)
  await program.waitFor('ICカードの挿入')
  program.type(KEY.f10)
  await program.waitFor(/あと 1,\d{3} 日/)
  program.type(KEY.enter)
  await program.waitFor('残り 5 回')
  program.type(`654321${KEY.enter}`)
}

it('a company registers an unregistered sample card, and the registry verifies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-registration-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'registry.db')
  const program = await startKoshin(['--registry', `sqlite:${path}`, '--samples'])
  await insertAndProve(program, '1')
  await fill(program, '登録番号', '1000000001')
  await fill(program, '商号又は名称', '(株)サンプル建設') // another way of writing the roster's 株式会社
  await pressButton(program, '検索')
  await program.waitFor(['3/5', '株式会社サンプル建設'])
  for (const [label, value] of CONTACT) await fill(program, label, value)
  await program.waitFor(['ICカード利用部署情報', '別の人'])
  for (const [label, value] of CONTACT) await fill(program, label, value)
  await pressButton(program, '入力内容確認')
  await program.waitFor(['登録内容確認', '> 戻る <'])
  program.type(KEY.tab)
  await pressButton(program, '登録')
  const screen = await program.waitFor(RECEIPT)
  expect(screen).toContain('利用者登録は正常に終了しました')
  expect(screen).toMatch(/企業ID\s+\d{10}/)
  await endKoshin(program)
  const verified = await verifySqlite(path, null, null)
  expect(verified).toMatchObject({ finding: null, audit: { frontier: { size: 3 } } })
})
