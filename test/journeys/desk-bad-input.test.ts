import { afterEach, beforeEach, expect, it } from 'vitest'
import { commit, type DeskVisitor, enter, FORM_KEYS, find, leave, present } from '../support/desk-visitor.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, RECEIPT, startKoshin } from '../support/visit.ts'

let program: PtyProgram
beforeEach(async () => {
  program = await startKoshin()
})
afterEach(() => endKoshin(program))

const visitor = (key: string, pin = '654321'): DeskVisitor => ({
  program,
  pin,
  put: () => program.type(key),
  take: () => program.type(KEY.f12),
})
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`
const GOOD = ['1000000001', '株式会社サンプル建設'] as const
/** What is typed further ahead than src/ui/keyboard/turns.ts remembers is dropped, and so would be what clears the field. */
const TYPED_AHEAD = 3000
const NO_MATCH = '入力した内容に合う資格審査情報が見つかりません'

const NUMBERS: readonly (readonly [string, string])[] = [
  ['100000001', '10 桁で入力してください（いま 9 桁です）'],
  ['10000000011', '10 文字以内で入力してください（1 文字多いです）'],
  ['1000-00001', '半角数字だけで入力してください'],
  ['１０００', 'F3で「1000」に変換できます'],
  ['一', '半角数字だけで入力してください'],
  [paste('1'.repeat(11)), '貼り付ける文字が多すぎます。この項目は 10 文字までです'],
  ['1'.repeat(TYPED_AHEAD), 'これ以上は入力できません'],
]

const TYPED: readonly (readonly [string, string | RegExp])[] = [
  ['ﾃｽﾄ', 'F3で「テスト」に変換できます'],
  ['①', 'F3で「1」に変換できます'],
  ['俱', '使えない文字があります: 俱'], // JIS X 0213, level 3
  ['𠂉', '「𠂉」はこのシステムで使えない文字です'], // level 4
  ['😀', '「‹1F600›」はこのシステムで使えない文字です'],
  ['\u202e', '「‹202E›」はこのシステムで使えない文字です'],
  [paste('営業部😀'), '「‹1F600›」はこのシステムで使えない文字です'],
  [paste('ﾃｽﾄ①'), 'F3で「テスト1」に変換できます'],
  [paste('営業部\t契約課\n'), '制御文字を含むため、貼り付けませんでした'],
  [paste('あ'.repeat(10_000)), '貼り付ける文字が多すぎます。この項目は 60 文字までです'],
  [paste('営業部\x1b[2J\x07'), '制御文字を含むため、貼り付けませんでした'],
  ['あ'.repeat(TYPED_AHEAD), 'これ以上は入力できません'],
]

async function cleared(label: string) {
  program.type(KEY.backspace.repeat(100))
  await program.waitFor(new RegExp(`>${label}.* ※ *$`, 'm'))
}

/** Of neighbours with one sentence the second would prove nothing. */
async function eachIsSaid(label: string, table: readonly (readonly [string, string | RegExp])[]) {
  for (const [keys, said] of table) {
    program.type(keys)
    await program.waitFor([said, new RegExp(`>${label}`)])
    await cleared(label)
  }
}

it('登録: what cannot be searched for has its sentence, and what can is found afterwards', {
  timeout: 60_000,
}, async () => {
  await enter(visitor(KEY.f10), 'registration')
  await eachIsSaid('登録番号', NUMBERS)
  program.type(KEY.tab)
  await eachIsSaid('商号又は名称', [['㈱サンプル', 'F3で「(株)サンプル」に変換できます']])
  program.type(`${KEY.tab}${KEY.enter}`)
  await program.waitFor(['直していただく項目が 2 件あります', /登録番号 +必須項目です/, /商号又は名称 +必須項目です/])
  program.type(`x${KEY.enter}`) // an Enter so soon after another is that of a key held down
  await program.waitFor('>登録番号')
  for (const [number, name] of [
    ['9999999999', GOOD[1]],
    [GOOD[0], '株式会社サンプル'],
  ] as const) {
    await find(program, number, name)
    await program.waitFor([NO_MATCH, new RegExp(`>登録番号.* ${number}`), new RegExp(`商号又は名称.* ${name}`)])
    program.type(`${KEY.tab}${KEY.backspace.repeat(20)}${KEY.up}`)
    await cleared('登録番号')
  }
  await find(program, ...GOOD)
  await program.waitFor(['3/5', GOOD[1]])
})

it('登録: what no field can hold has its sentence, and the form registers afterwards', {
  timeout: 60_000,
}, async () => {
  await enter(visitor(KEY.f10), 'registration')
  await find(program, ...GOOD)
  await program.waitFor('3/5')
  await eachIsSaid('連絡先名称', TYPED)
  program.type(FORM_KEYS)
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  await commit(program, '登録')
  await program.waitFor(RECEIPT)
})

it('登録: a company and a card that are registered already are refused, and nothing is registered', {
  timeout: 60_000,
}, async () => {
  await present(visitor(KEY.f5), 'registration')
  program.type(KEY.enter)
  await program.waitFor([
    'このICカードは既に登録されています',
    '「変更」を行ってください',
    '消費していません（残り 5 回）',
  ])
  program.type(KEY.f10)
  await program.waitFor('末尾 893789')
  program.type(KEY.enter)
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
  program.type(`654321${KEY.enter}`)
  await registerUntil('利用者登録は正常に終了しました')
  await leave(visitor(KEY.f10))
  await enter(visitor(KEY.f6), 'registration')
  const screen = await registerUntil(
    'この企業は、別のICカードで既に登録されています',
    '登録済みのICカードで「ICカード更新」を行うか、係員にお尋ねください',
    '> 戻る <',
  )
  expect(screen).not.toMatch(RECEIPT)
})

async function registerUntil(...said: string[]) {
  await program.waitFor('資格審査情報検索')
  await find(program, ...GOOD)
  await program.waitFor('3/5')
  program.type(FORM_KEYS)
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  await commit(program, '登録')
  return program.waitFor(said)
}
