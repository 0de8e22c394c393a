import { expect } from 'vitest'
import { KEY, type PtyProgram, runInTerminal } from './pty.ts'

/** The program as `npm start` runs it after set-up; `npm test` has set it up. */
export async function startKoshin(args: readonly string[] = [], environment: Record<string, string> = {}) {
  const program = runInTerminal('kiosk/koshin', args, { environment })
  await program.waitFor(['利用者登録メニュー', 'F2 English'])
  return program
}

export async function endKoshin(program: PtyProgram) {
  program.kill('SIGTERM')
  return program.exited
}

export const RECEIPT = /受付番号\s+(\d{8}-\d{6})/

/** A training visit up to the review of the new card that `panelKey` puts in; F7 has the PIN of the current card. */
export async function visitToReview(program: PtyProgram, panelKey: string = KEY.f6) {
  program.type('3')
  await program.waitFor('古いICカードの確認')
  program.type(KEY.f5)
  await program.waitFor(/あと \d 日/)
  program.type(KEY.enter)
  await program.waitFor('残り 5 回')
  program.type(`123456${KEY.enter}`)
  await program.waitFor('新しいICカードの確認')
  program.type(panelKey)
  await program.waitFor(/あと 1,\d{3} 日/)
  program.type(KEY.enter)
  if (panelKey !== KEY.f7) {
    await program.waitFor(['PIN番号の入力', '3/5'])
    program.type(`654321${KEY.enter}`)
  }
  await program.waitFor('電子証明書更新確認')
}

/** Moves the focus from 戻る to 更新 and presses it; gives the receipt's number. */
export async function pressRenew(program: PtyProgram): Promise<string> {
  program.type(`${KEY.tab}${KEY.enter}`)
  const screen = await program.waitFor(RECEIPT)
  const [, number = ''] = RECEIPT.exec(screen) ?? []
  expect(number).toMatch(/^\d{8}-\d{6}$/)
  return number
}
