import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import {
  check,
  commit,
  type DeskVisitor,
  enter,
  enterPin,
  FORM_KEYS,
  find,
  leave,
  TELEPHONE_AT,
} from '../support/desk-visitor.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, pressRenew, RECEIPT, startKoshin } from '../support/visit.ts'

let path: string

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-two-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  path = join(folder, 'registry.db')
})

/** Two kiosks on one registry; the visitor of both holds the card of F10, as no two people would. */
async function kiosk(name: string): Promise<DeskVisitor> {
  const data = mkdtempSync(join(tmpdir(), `koshin-${name}-`))
  const program = await startKoshin([...['--registry', `sqlite:${path}`, '--data', data, '--kiosk', name, '--samples']])
  onTestFinished(async () => {
    await endKoshin(program)
    rmSync(data, { recursive: true })
  })
  return { program, pin: '654321', put: () => program.type(KEY.f10), take: () => program.type(KEY.f12) }
}

async function registered(visitor: DeskVisitor) {
  const { program } = visitor
  await enter(visitor, 'registration')
  await find(program, '1000000001', '株式会社サンプル建設')
  await program.waitFor('3/5')
  program.type(FORM_KEYS)
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  await commit(program, '登録')
  await program.waitFor(RECEIPT)
  await leave(visitor)
}

/** Writes over the end of a field of the change form: a stop, how many characters, and what instead. */
const overwrite = (program: PtyProgram, stop: number, old: number, text: string) =>
  program.type(`${KEY.tab.repeat(stop)}${KEY.backspace.repeat(old)}${text}`)

async function toConfirmation(program: PtyProgram, stop: number, count: number) {
  program.type(KEY.up.repeat(stop + 1))
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  await program.waitFor(`変更した項目: ${count} 件`)
}

it('of two who change one registration the second is told what changed, and overwrites nothing unseen', {
  timeout: 60_000,
}, async () => {
  const here = await kiosk('kiosk-1')
  await registered(here)
  const there = await kiosk('kiosk-2')
  await Promise.all([here, there].map((visitor) => enter(visitor, 'change')))
  const FAX_AT = TELEPHONE_AT + 1
  overwrite(here.program, TELEPHONE_AT, 4, '1111')
  overwrite(there.program, TELEPHONE_AT, 4, '2222')
  await here.program.waitFor(/>連絡先電話番号 ※ +048-000-1111/)
  await there.program.waitFor(/>連絡先電話番号 ※ +048-000-2222/)
  overwrite(there.program, 1, 4, '3333')
  await there.program.waitFor(/>連絡先FAX番号 ※ +048-000-3333/)
  await toConfirmation(here.program, TELEPHONE_AT, 1)
  await toConfirmation(there.program, FAX_AT, 2)
  await commit(here.program, '変更')
  await here.program.waitFor(RECEIPT)
  await commit(there.program, '変更')
  const told = await there.program.waitFor([
    'この登録は、ほかの人が先に変更しました（1 項目）。何も上書きしていません',
    /連絡先電話番号 ※ +048-000-2222/,
    'ほかの人の変更後: 048-000-1111',
  ])
  expect(told).not.toMatch(RECEIPT)
  expect(told.match(/ほかの人の変更後/g)).toHaveLength(1)
  await toConfirmation(there.program, TELEPHONE_AT, 2)
  await there.program.waitFor([/\*連絡先電話番号 +変更前: 048-000-1111/, /\*連絡先FAX番号 +変更前: 048-000-0001/])
  await commit(there.program, '変更')
  await there.program.waitFor(RECEIPT)
  await agreed(6) // seed, roster, registration; both changes, and the one that was refused
})

it('refuses the login of a card that was renewed elsewhere while its PIN was typed, and says since when', {
  timeout: 60_000,
}, async () => {
  const here = await kiosk('kiosk-1')
  await registered(here)
  const there = await kiosk('kiosk-2')
  await check(there, ['ログインできます'])
  there.program.type(KEY.tab)
  await there.program.waitFor('> ログインを試す <')
  there.program.type(KEY.enter)
  await there.program.waitFor('PIN番号の入力')
  await renewed(here.program)
  await enterPin(there)
  const told = await there.program.waitFor([
    /このICカードは \d{4}年\d{2}月\d{2}日 に新しいICカードへ更新済みです/,
    '消費していません（残り 5 回）',
    /ログイン\s+ログインできません/,
    '次にすること: 更新後の新しいICカードをご利用ください',
  ])
  expect(told).not.toContain('ログインを試す')
  await agreed(4)
})

async function renewed(program: PtyProgram) {
  program.type('3')
  await program.waitFor('古いICカードの確認')
  program.type(KEY.f10)
  await program.waitFor('カードを確認しました')
  program.type(KEY.enter)
  await program.waitFor('残り 5 回')
  program.type(`654321${KEY.enter}`)
  await program.waitFor('新しいICカードの確認')
  program.type(KEY.f6)
  await program.waitFor('末尾 893767')
  program.type(KEY.enter)
  await program.waitFor('電子証明書更新確認')
  await pressRenew(program)
}

async function agreed(entries: number) {
  expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: entries } } })
}
