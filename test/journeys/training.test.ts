import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

describe('training, in a real terminal', () => {
  let program: PtyProgram

  beforeEach(async () => {
    program = await startKoshin()
  })
  afterEach(() => endKoshin(program))

  it('renews a card from the menu to the receipt', async () => {
    await visitToReview(program)
    await program.waitFor('> 戻る <')
    await pressRenew(program)
    await program.waitFor('旧カードでは電子入札システムへログインできません')
  })

  it('does not ask for the new PIN when it is the old one', async () => {
    program.type(`3`)
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f5}${KEY.enter}`)
    await program.waitFor('残り 5 回')
    program.type(`123456${KEY.enter}`)
    await program.waitFor('新しいICカードの確認')
    const before = program.output().length
    program.type(`${KEY.f7}${KEY.enter}`)
    await program.waitFor('電子証明書更新確認')
    expect(program.output().slice(before)).not.toContain('PIN番号の入力')
    await pressRenew(program)
  })

  it('refuses the superseded card afterwards, without spending a try', async () => {
    await visitToReview(program, KEY.f7)
    await pressRenew(program)
    program.type(KEY.f12)
    await closeResult(program)
    await program.waitFor('利用者登録メニュー')
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f5}${KEY.enter}`)
    await program.waitFor(['更新済み', '消費していません'])
  })

  it('takes each screen in one burst', async () => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f5}${KEY.enter}`)
    await program.waitFor('残り 5 回')
    program.type(`123456${KEY.enter}`)
    await program.waitFor('新しいICカードの確認')
    program.type(`${KEY.f6}${KEY.enter}`)
    await program.waitFor(['PIN番号の入力', '3/5'])
    program.type(`654321${KEY.enter}`)
    await program.waitFor('電子証明書更新確認')
    await pressRenew(program)
  })

  it('renews nothing for somebody who leans on Enter', async () => {
    await visitToReview(program)
    program.type(KEY.enter.repeat(50) + KEY.f2)
    await program.waitFor('F2 日本語') // the language changes after all that came before
    expect(program.screen()).toContain('Confirm the renewal')
  })

  it('asks once on Esc and goes back to the menu when the card is taken', async () => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(KEY.f5)
    await program.waitFor('カードを確認しました')
    program.type(KEY.escape)
    await program.waitFor('中止')
    program.type(KEY.enter)
    await program.waitFor('カードをお取りください')
    program.type(KEY.f12)
    await program.waitFor('有効期限が近いICカード')
  })

  it('does not let a second Enter accept the last try unread', async () => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f11}`)
    await program.waitFor(/あと 1,\d{3} 日/)
    program.type(KEY.enter)
    await program.waitFor('利用者登録されていません')
    program.type(`${KEY.f5}${KEY.enter}`)
    for (let left = 5; left > 1; left--) {
      await program.waitFor(`残り ${left} 回`)
      program.type(`111111${KEY.enter}`)
    }
    await program.waitFor('最後の1回を使う')
    program.type(KEY.enter)
    await new Promise((resolve) => setTimeout(resolve, 150))
    program.type(KEY.enter)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(program.screen()).toContain('最後の1回を使う')
    await new Promise((resolve) => setTimeout(resolve, 900))
    program.type(KEY.enter)
    await program.waitFor(['担当者', '次に間違えると'])
  })

  it('speaks English after F2', async () => {
    program.type(KEY.f2)
    await program.waitFor('F2 日本語')
    program.type('3')
    await program.waitFor('IC card')
  })
})

/** The result stays for a while whatever is typed, so that nobody types it away unread. */
async function closeResult(program: PtyProgram) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  program.type(KEY.enter)
}
