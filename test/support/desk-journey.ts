import { expect } from 'vitest'
import {
  CONTACT,
  check,
  commit,
  type DeskVisitor,
  enter,
  FORM_KEYS,
  find,
  leave,
  TELEPHONE_AT,
  tryLogin,
} from './desk-visitor.ts'
import { KEY } from './pty.ts'
import { pressRenew, RECEIPT } from './visit.ts'

const TELEPHONE = { before: CONTACT[TELEPHONE_AT][1], after: '048-111-2222' }

export interface Replacement {
  readonly visitor: DeskVisitor
  readonly serialEnd: string
  readonly samePin: boolean
  readonly outcome: 'completed' | 'provisional'
}

/** What the kiosk says of the new card, and of the renewal to it. */
const SAYS = {
  completed: {
    warning: /ICカード企業名称が現在のICカードと異なります/,
    renewed: 'これでICカードの更新は完了です',
    standing: ['登録済み', 'ログインできます', 'このままご利用いただけます'],
    login: 'ログインの試験に成功しました。このカードでログインできます',
  },
  provisional: {
    warning: /ICカード企業名称が現在のICカードと異なるため、仮登録になります/,
    renewed: 'ICカードの更新を受け付けました（仮登録）',
    standing: [
      '仮登録（発注機関の本登録を待っています）',
      '本登録の後にログインできます',
      '発注機関の本登録が済むまで',
    ],
    login: 'カードとPIN番号は正しく使えました。本登録の後にログインできます',
  },
} as const

/** 登録, 変更, ICカードの確認, ICカード更新, and both cards looked at: with the card of 株式会社サンプル建設. */
export async function wholeJourney(first: DeskVisitor, replacement: Replacement, number = '1000000001') {
  await register(first, number)
  await changeTelephone(first)
  await check(first, [
    /ICカード取得者氏名\s+別の人/,
    /ICカード企業名称\s+株式会社サンプル建設/,
    /証明書有効期限\s+\d{4}\/\d{2}\/\d{2}（あと 1,\d{3} 日）/,
    /PIN番号の残り回数\s+残り 5 回/,
    /利用者登録\s+登録済み/,
    /ログイン\s+ログインできます/,
    'このままご利用いただけます',
  ])
  await tryLogin(first, 'ログインの試験に成功しました')
  await leave(first)
  const day = await renew(first, replacement)
  await refused(first, day)
  await accepted(replacement)
}

async function register(visitor: DeskVisitor, number: string) {
  const { program } = visitor
  await enter(visitor, 'registration')
  await find(program, number, '(株)サンプル建設') // another way of writing the roster's 株式会社
  await program.waitFor(['3/5', '株式会社サンプル建設'])
  program.type(FORM_KEYS)
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  await commit(program, '登録')
  await program.waitFor([RECEIPT, '利用者登録は正常に終了しました', /企業ID\s+\d{10}/])
  await leave(visitor)
}

async function changeTelephone(visitor: DeskVisitor) {
  const { program } = visitor
  await enter(visitor, 'change')
  await program.waitFor([/>連絡先名称/, '営業部'])
  const erased = KEY.backspace.repeat(TELEPHONE.before.length)
  program.type(`${KEY.tab.repeat(TELEPHONE_AT)}${erased}${TELEPHONE.after}`)
  await program.waitFor(new RegExp(`>連絡先電話番号 ※ +${TELEPHONE.after}`))
  program.type(KEY.up.repeat(TELEPHONE_AT + 1))
  await program.waitFor('> 入力内容確認 <')
  program.type(KEY.enter)
  const screen = await program.waitFor([
    '変更した項目: 1 件',
    new RegExp(`\\*連絡先電話番号 +変更前: ${TELEPHONE.before}`),
    new RegExp(`変更後: ${TELEPHONE.after}`),
  ])
  expect(screen.match(/\*連絡先/g)).toHaveLength(1)
  await commit(program, '変更')
  const result = await program.waitFor([RECEIPT, '利用者変更は正常に終了しました'])
  expect(result).not.toContain('仮登録')
  await leave(visitor)
}

/** Gives the day that the kiosk's clock showed. */
async function renew({ program, put, pin }: DeskVisitor, { visitor, serialEnd, samePin, outcome }: Replacement) {
  program.type('3')
  await program.waitFor('古いICカードの確認')
  await put()
  await program.waitFor('カードを確認しました')
  program.type(KEY.enter)
  await program.waitFor('残り 5 回')
  program.type(`${pin}${KEY.enter}`)
  await program.waitFor('新しいICカードの確認')
  await visitor.put()
  await program.waitFor(`末尾 ${serialEnd}`)
  program.type(KEY.enter)
  if (!samePin) {
    await program.waitFor(['PIN番号の入力', '3/5'])
    program.type(`${visitor.pin}${KEY.enter}`)
  }
  await program.waitFor(['電子証明書更新確認', SAYS[outcome].warning])
  await pressRenew(program)
  const screen = await program.waitFor([SAYS[outcome].renewed, '旧カードでは電子入札システムへログインできません'])
  await leave(visitor)
  return /\d{4}年\d{2}月\d{2}日/.exec(screen)?.[0] ?? expect.fail(screen)
}

/** The card of before: ICカードの確認 says since when, and no PIN is asked for, there or at 変更. */
async function refused(visitor: DeskVisitor, day: string) {
  const { program } = visitor
  const screen = await check(visitor, [
    new RegExp(`利用者登録\\s+${day} に新しいICカードへ更新済み`),
    /ログイン\s+ログインできません/,
    /PIN番号の残り回数\s+残り 5 回/,
    '更新後の新しいICカードをご利用ください',
  ])
  expect(screen).not.toContain('ログインを試す')
  await leave(visitor)
  program.type('2')
  await program.waitFor('ICカードの挿入')
  await visitor.put()
  await program.waitFor('カードを確認しました')
  program.type(KEY.enter)
  await program.waitFor([`${day} に新しいICカードへ更新済みです`, '消費していません（残り 5 回）'])
  program.type(KEY.escape)
  await program.waitFor('利用者変更を中止しますか')
  program.type(KEY.enter)
  await program.waitFor('カードをお取りください')
  await visitor.take()
  await program.waitFor('利用者登録メニュー')
}

/** The registration went with the card: it logs in, and 変更 shows what was changed with the other one. */
async function accepted({ visitor, outcome }: Replacement) {
  const { program } = visitor
  await check(visitor, SAYS[outcome].standing)
  await tryLogin(visitor, SAYS[outcome].login)
  await leave(visitor)
  await enter(visitor, 'change')
  await program.waitFor([/利用者変更/, /連絡先名称/])
  program.type(KEY.tab.repeat(TELEPHONE_AT))
  await program.waitFor(new RegExp(`>連絡先電話番号 ※ +${TELEPHONE.after}`))
}
