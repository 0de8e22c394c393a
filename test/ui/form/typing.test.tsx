import { expect, it, onTestFinished } from 'vitest'
import { deskKiosk } from '../../support/desk-kiosk.ts'
import { COMPANY, CONTENTS, REGISTERED } from '../../support/desk-samples.ts'
import { openTerminal } from '../../support/terminal.tsx'
import { BACKSPACE, ENTER, ESC, TAB } from '../open.ts'

const F3 = '\x1b[13~'
const F4 = '\x1b[14~'
const [HOME, RIGHT, DELETE, UP] = ['\x1b[H', '\x1b[C', '\x1b[3~', '\x1b[A']
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`

/** A visitor at the kiosk with a card in its reader; keys come with a second between them unless they are one chunk. */
async function visit(door: '1' | '2' | '4') {
  const { kiosk, secrets, desk, stop } = deskKiosk()
  const time = { now: Date.parse('2026-11-23T06:20:00Z') }
  const terminal = await openTerminal({ kiosk, secrets, clock: () => new Date(time.now) })
  onTestFinished(async () => {
    await terminal.close()
    stop()
  })
  const shows = terminal.shows
  const type = (keys: string) => {
    time.now += 1000
    terminal.type(keys)
  }
  type(door)
  await shows('カードを確認しました')
  type(ENTER)
  return { terminal, type, shows, secrets, desk }
}

async function enterPin({ type, shows }: Awaited<ReturnType<typeof visit>>) {
  await shows('PIN番号を入力してください')
  type('123456')
  type(ENTER)
}

async function visitToForm() {
  const at = await visit('1')
  await enterPin(at)
  await at.shows('資格審査情報検索')
  at.type('00012345')
  at.type(ENTER)
  at.type('テスト工務店')
  await at.shows('テスト工務店')
  at.type(ENTER)
  await at.shows('> 検索 <')
  at.type(ENTER)
  await at.shows(COMPANY.companyName)
  return at
}

it('registers by keys alone, and hands in what was confirmed', async () => {
  const at = await visitToForm()
  const { type, shows, desk } = at
  type(F4)
  await shows(/連絡先電話番号 ※ +048-824-2111/)
  type(`${TAB.repeat(6)}bid@example.co.jp${TAB}${F4}`)
  await shows(/連絡先メールアドレス ※ +bid@example.co.jp/)
  type(`${TAB.repeat(7)}`)
  await shows('> 入力内容確認 <')
  type(ENTER)
  await shows('登録内容確認')
  type(TAB)
  await shows('> 登録 <')
  type(ENTER)
  await shows('0000012345')
  const contact = { name: '営業部', postcode: '330-9301', address: COMPANY.companyAddress, person: '電子 太郎' }
  const whole = { ...contact, telephone: '048-824-2111', fax: '048-824-2112', mail: 'bid@example.co.jp' }
  expect(desk.received.map(({ matter }) => matter)).toEqual([
    { kind: 'registration', number: '00012345', contents: { representative: whole, department: whole } },
  ])
  expect(at.secrets.card.length).toBe(0)
})

it('edits in the middle of a field, and shows only what changes', async () => {
  const at = await visit('2')
  await enterPin(at)
  await at.shows('利用者変更')
  at.type(`${HOME}${RIGHT.repeat(3)}第一`)
  await at.shows('営業部第一契約課')
  at.type(DELETE.repeat(2))
  await at.shows(/営業部第一課/)
  at.type(UP)
  await at.shows('> 入力内容確認 <')
  at.type(ENTER)
  await at.shows(/\*連絡先名称\(部署名等\) +変更前: 営業部契約課/)
  at.type(TAB)
  await at.shows('> 変更 <')
  at.type(ENTER)
  await at.shows('利用者変更は正常に終了しました')
  const representative = { ...CONTENTS.representative, name: '営業部第一課' }
  expect(at.desk.received[0]?.matter).toEqual({
    kind: 'change',
    revision: REGISTERED.revision,
    contents: { ...CONTENTS, representative },
  })
})

it('says that nothing was changed', async () => {
  const at = await visit('2')
  await enterPin(at)
  await at.shows('利用者変更')
  at.type(UP)
  await at.shows('> 入力内容確認 <')
  at.type(ENTER)
  await at.shows('変更した項目がありません')
})

it.each<[string, string, string | RegExp]>([
  ['half-width kana', 'ﾃｽﾄ', 'F3で「テスト」に変換できます'],
  ['circled numbers', '①', 'F3で「1」に変換できます'],
  ['a kanji of level 3', '俱', '使えない文字があります: 俱'],
  ['a kanji of level 4, beyond U+FFFF', '𠂉', '「𠂉」はこのシステムで使えない文字です'],
  ['an IBM extension', '髙', '使えない文字があります: 髙'],
  ['emoji', '😀', '「‹1F600›」はこのシステムで使えない文字です'],
  ['a bidi control', '\u202e', '「‹202E›」はこのシステムで使えない文字です'],
  ['control characters in a paste', paste('営業部\t契約課\n'), '制御文字を含むため、貼り付けませんでした'],
  ['10,000 characters in a paste', paste('あ'.repeat(10_000)), '貼り付ける文字が多すぎます'],
  ['a paste one character too long', paste('あ'.repeat(61)), '貼り付ける文字が多すぎます'],
  ['61 characters typed', 'あ'.repeat(61), '60 文字以内で入力してください（1 文字多いです）'],
  ['10,000 characters typed', 'あ'.repeat(3_000), 'これ以上は入力できません'],
])('has a sentence for %s', async (_, keys, sentence) => {
  const at = await visitToForm()
  at.type(keys)
  await at.shows(sentence)
})

it('leaves a mark in the place of what no field can hold, and takes no such field for finished', async () => {
  const at = await visitToForm()
  at.type('吉😀野家')
  await at.shows('吉〓野家')
  at.type(TAB)
  await at.shows('!連絡先名称')
})

it('says no more about a mark that was taken out again', async () => {
  const at = await visitToForm()
  at.type(paste('吉野家😀'))
  await at.shows('〓を別の文字に直してください')
  at.type(`${BACKSPACE}ﾔ`)
  await at.shows('F3で「吉野家ヤ」に変換できます')
  expect(at.terminal.text()).not.toContain('〓')
})

it('puts in a paste that fits, whole', async () => {
  const at = await visitToForm()
  at.type(paste('あ'.repeat(60)))
  await at.shows('60/60 文字')
})

it('converts with F3, and lists what is missing before it goes to the first of it', async () => {
  const at = await visitToForm()
  at.type('ｶﾞｽ課')
  await at.shows('「ガス課」')
  at.type(F3)
  await at.shows(/>連絡先名称\(部署名等\) ※ +ガス課/)
  at.type('\x1b[Z\x1b[Z')
  await at.shows('> 入力内容確認 <')
  at.type(ENTER)
  await at.shows('直していただく項目が 13 件あります')
  at.type(ENTER)
  await at.shows('>連絡先郵便番号')
})

it('loses nothing on Esc without asking', async () => {
  const at = await visitToForm()
  at.type('営業部契約課')
  await at.shows('営業部契約課')
  at.type(ESC)
  await at.shows('入力した内容は消えます')
  at.type(ESC)
  await at.shows('営業部契約課')
})

it('checks a card and logs in with it on request', async () => {
  const at = await visit('4')
  await at.shows('次にすること')
  at.type(TAB)
  await at.shows('> ログインを試す <')
  at.type(ENTER)
  await enterPin(at)
  await at.shows('ログインの試験に成功しました')
  expect(at.secrets.card.length).toBe(0)
})
