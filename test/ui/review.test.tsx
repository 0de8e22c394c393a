import { describe, expect, it } from 'vitest'
import { ENTER, named, open, TAB } from './open.ts'
import { over } from './scene-parts.ts'
import { newPin, review, WORST_REVIEW } from './scenes.ts'

describe('review', () => {
  it('ignores an Enter in its first half second, and one that may be held down', async () => {
    const { kiosk, terminal, time, settled } = await open(newPin())
    kiosk.show(review())
    await terminal.shows('電子証明書更新確認')
    time.now += 499
    terminal.type(ENTER)
    await settled(1)
    expect(kiosk.events()).toEqual([])
    time.now += 801
    terminal.type(ENTER)
    await settled(2)
    expect(kiosk.events()).toEqual([{ type: 'review.chosen' }])
  })

  it('takes an Enter at once after the focus was moved on it', async () => {
    const { kiosk, terminal, settled } = await open(newPin())
    kiosk.show(review())
    terminal.type(`${TAB}${ENTER}`)
    await settled(2)
    expect(kiosk.events()).toEqual([{ type: 'focus.moved' }, { type: 'review.chosen' }])
  })

  it('counts its half second from the end of processing', async () => {
    const { kiosk, terminal, time, settled } = await open(review())
    kiosk.show(over(review(), { kind: 'processing' }))
    await terminal.shows('処理中です')
    time.now += 5000
    kiosk.show(review())
    await terminal.shows('[ 更新 ]')
    terminal.type(ENTER)
    await settled(1)
    expect(kiosk.events()).toEqual([])
  })

  it('scrolls a table that is taller than its room to its very end', async () => {
    const { kiosk, terminal } = await open(review(WORST_REVIEW))
    await terminal.shows('1-4 / 11 行')
    terminal.type('\x1b[B')
    await terminal.shows('2-5 / 11 行')
    terminal.type('\x1b[6~\x1b[6~\x1b[6~\x1b[6~')
    await terminal.shows('8-11 / 11 行')
    await terminal.shows('2026/11/30')
    terminal.type('\x1b[5~\x1b[5~\x1b[5~\x1b[A')
    await terminal.shows('1-4 / 11 行')
    expect(kiosk.events()).toEqual([])
  })

  it('offers no 更新 where the agency refuses, and says why and what to do instead', async () => {
    for (const name of ['review, refused', 'review, everything refused']) {
      const { kiosk, terminal, time, settled } = await open(named(name))
      await terminal.shows('ICカード企業名称が現在のICカードと異なるため、更新できません')
      expect(terminal.text()).toContain('「登録」を行うか、係員にお尋ね')
      expect(terminal.text()).not.toMatch(/\[ 更新 \]|> 更新 <|仮登録|ログインできなくなります/)
      time.now += 1000
      terminal.type(TAB)
      await settled(1)
      time.now += 1000
      terminal.type(ENTER)
      await settled(2)
      expect(kiosk.events()).toEqual([{ type: 'review.chosen' }]) // of 戻る, the only one there is
    }
  })

  it('calls another way of writing a name no more than that', async () => {
    const { terminal } = await open(named('review, written differently'))
    await terminal.shows('* ICカード企業名称、ICカード取得者氏名: 表記のみ異なります')
    expect(terminal.text()).not.toMatch(/係員|!/)
    expect(terminal.text()).toContain('> 戻る <')
  })

  it('keeps the result on the screen while Enter is held down', async () => {
    const { kiosk, terminal, time, settled } = await open(review())
    kiosk.show(named('result'))
    terminal.type(ENTER)
    await settled(1)
    expect(kiosk.events()).toEqual([])
    time.now += 660 // Enter held down: the first repeat comes late, the others every 30 ms
    terminal.type(ENTER)
    await settled(2)
    for (let repeat = 0; repeat < 20; repeat++) {
      time.now += 30
      terminal.type(ENTER)
    }
    expect(kiosk.events()).toEqual([])
    time.now += 801
    terminal.type(ENTER)
    await settled(3)
    expect(kiosk.events()).toEqual([{ type: 'result.closed' }])
  })
})
