import { afterEach, beforeEach, expect, it } from 'vitest'
import { CONTACT, type DeskVisitor, enter, FORM_KEYS, leave } from '../support/desk-visitor.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, RECEIPT, startKoshin } from '../support/visit.ts'

let program: PtyProgram
beforeEach(async () => {
  program = await startKoshin()
})
afterEach(() => endKoshin(program))

const SEARCH_KEYS = `1000000001${KEY.tab}(株)サンプル建設${KEY.tab}`
const FOUND = ['3/5', '株式会社サンプル建設']

const visitor = (key: string, pin = '654321'): DeskVisitor => ({
  program,
  pin,
  put: () => program.type(key),
  take: () => program.type(KEY.f12),
})

/** The card and its PIN, each in one burst. */
async function enterAtOnce(door: string) {
  program.type(door)
  await program.waitFor('ICカードの挿入')
  program.type(`${KEY.f10}${KEY.enter}`)
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
  program.type(`654321${KEY.enter}`)
}

it('takes each screen of 登録 and of 変更 in one burst', { timeout: 60_000 }, async () => {
  await enterAtOnce('1')
  await program.waitFor(['資格審査情報検索', '1000000001 株式会社サンプル建設（F10のカードの企業）を検索できます'])
  program.type(`${SEARCH_KEYS}${KEY.enter}`)
  await program.waitFor(FOUND)
  program.type(`${FORM_KEYS}${KEY.enter}`)
  await program.waitFor('登録内容確認')
  program.type(`${KEY.tab}${KEY.enter}`)
  await program.waitFor([RECEIPT, '利用者登録は正常に終了しました'])
  await leave(visitor(KEY.f10))
  await enterAtOnce('2')
  await program.waitFor(['利用者変更', '営業部'])
  program.type(`第二課${KEY.up}${KEY.enter}`)
  await program.waitFor(['変更内容確認', '変更した項目: 1 件', '変更後: 営業部第二課'])
  program.type(`${KEY.tab}${KEY.enter}`)
  await program.waitFor([RECEIPT, '利用者変更は正常に終了しました'])
})

it('loses nothing of a form that was begun, on Esc, on either 戻る; and keeps nothing of one that was given up', {
  timeout: 60_000,
}, async () => {
  await enter(visitor(KEY.f10), 'registration')
  program.type(`${SEARCH_KEYS}${KEY.enter}`)
  await program.waitFor(FOUND)
  program.type(FORM_KEYS)
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.escape)
  await program.waitFor('入力した内容は消えます')
  program.type(KEY.escape)
  await program.waitFor('> 入力内容確認 <')
  await confirmsAll(KEY.enter)
  await backToForm()
  await confirmsAll(`${KEY.up}${KEY.up}${KEY.enter}`)
  await backToForm()
  program.type(`${KEY.up}${KEY.enter}`) // the form's own 戻る
  await program.waitFor(['資格審査情報検索', '1000000001', '(株)サンプル建設'])
  program.type(`${KEY.tab}${KEY.tab}${KEY.enter}`)
  await program.waitFor(FOUND)
  await confirmsAll(`${KEY.up}${KEY.up}${KEY.enter}`)
  await backToForm()
  program.type(KEY.escape)
  await program.waitFor('入力した内容は消えます')
  program.type(KEY.enter)
  await program.waitFor('カードをお取りください')
  program.type(KEY.f12)
  await program.waitFor('利用者登録メニュー')
  await enter(visitor(KEY.f10), 'registration')
  await program.waitFor([/>登録番号 ※ *$/m, /商号又は名称 ※ *$/m])
  program.type(`${SEARCH_KEYS}${KEY.enter}`)
  await program.waitFor([...FOUND, '0/60 文字'])
  program.type(`${KEY.up}${KEY.up}${KEY.enter}`)
  await program.waitFor('直していただく項目が 14 件あります')
})

/** Both contacts, whole, on the confirmation. */
async function confirmsAll(keys: string) {
  program.type(keys)
  const first = await program.waitFor(['登録内容確認', /1-\d+ \/ \d+ 行/]) // the last that is drawn, nearly
  program.type(KEY.pageDown)
  const pages = first + (await program.waitFor(/\d{2}-\d+ \/ \d+ 行/))
  const [representative = '', department = ''] = pages.split('ICカード利用部署情報')
  for (const [label, value] of CONTACT) {
    expect(representative).toMatch(new RegExp(`${label}.* ${value}`))
    expect(department).toMatch(new RegExp(`${label}.* ${value}`))
  }
}

async function backToForm() {
  program.type(`${KEY.tab}${KEY.tab}${KEY.enter}`)
  await program.waitFor(['3/5', />連絡先名称.* 営業部/])
}
