import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { padKiosk } from '../support/pad-kiosk.ts'
import { CANCELLED } from '../support/pin-pad.ts'
import { ENTER, TAB } from './open.ts'

const PINS = ['123456', '654321', '000000']

it('renews a card with both PINs on the pad, and none of them anywhere in the program', async () => {
  const { terminal, secrets, transcript, cards, insert, press, onPad } = await padKiosk()
  press('3')
  insert(cards.current)
  await terminal.shows('カードを確認しました')
  press(ENTER)
  await terminal.shows('キーボードでは入力しないでください')
  press('123456') // out of habit
  press(ENTER)
  await terminal.shows('残り 90 秒')
  await onPad(CANCELLED)
  await terminal.shows('PIN番号の試行回数は消費していません（残り 5 回）')
  press(ENTER)
  await onPad('000000')
  await terminal.shows('残り 4 回です')
  press(ENTER)
  await onPad('123456')
  await terminal.shows('現在使用しているICカードを取り出してください')
  insert(cards.new)
  await terminal.shows('カードを確認しました')
  press(ENTER)
  await terminal.shows('新しいICカードのPIN番号は')
  press(ENTER)
  await onPad('654321')
  await terminal.shows('電子証明書更新確認')
  press(TAB)
  press(ENTER)
  await terminal.shows('これでICカードの更新は完了です。')

  expect([cards.current.verifies(), cards.new.verifies()]).toEqual([2, 1]) // once each time OK was pressed on the pad
  expect(transcript().match(/^> pin-pad 00200080 \[9 octets\]$/gm)).toHaveLength(4) // and once it was cancelled
  expect(transcript()).not.toMatch(/^> 0020.*octets/m)
  expect([secrets.current.length, secrets.new.length]).toEqual([0, 0])
  const written = stripVTControlCharacters(terminal.written())
  for (const pin of PINS) expect(written).not.toContain(pin)
})
