import { describe, expect, it } from 'vitest'
import { LESSON } from '../support/terminal.tsx'
import { CTRL_C, ENTER, ESC, F2, F5, named, open } from './open.ts'
import { over } from './scene-parts.ts'
import { currentPin, menu, newPin } from './scenes.ts'

describe('keys', () => {
  it('do nothing during processing, function keys included, nor afterwards', async () => {
    const pressed: string[] = []
    const training = { ...LESSON, press: (key: string) => void pressed.push(key) }
    const { kiosk, terminal, settled } = await open(over(currentPin(), { kind: 'processing' }), { training })
    terminal.type(`3${ENTER}${F5}${F2}${CTRL_C}`)
    await terminal.until(() => true, '')
    kiosk.show(menu())
    terminal.type(`2${ENTER}`) // read in the turn in which processing ends
    await terminal.shows('利用者登録メニュー')
    terminal.type('x')
    await settled(1)
    expect(kiosk.all).toEqual([{ type: 'key.pressed' }]) // the x
    expect(pressed).toEqual([])
  })

  it('that were typed ahead are dropped when processing starts', async () => {
    const { kiosk, terminal, settled } = await open(currentPin())
    const send = kiosk.send
    kiosk.send = (event) => {
      send(event)
      if (event.type === 'pin.entered') kiosk.show(over(currentPin(), { kind: 'processing' }))
    }
    terminal.type(`123456${ENTER}999${F2}`)
    await terminal.shows('処理中です')
    kiosk.show(newPin())
    await terminal.shows('新しいICカードのPIN番号を入力')
    terminal.type('x')
    await settled(8)
    expect(terminal.text()).not.toContain('*')
    expect(kiosk.all.at(-1)).toEqual({ type: 'key.pressed' })
    expect(kiosk.all.filter(({ type }) => type === 'key.pressed')).toHaveLength(8) // the PIN, Enter and the x
  })

  it('reach the training panel, the language, and the way out', async () => {
    const pressed: string[] = []
    let quits = 0
    const { terminal, settled } = await open(menu(), {
      training: { ...LESSON, press: (key) => void pressed.push(key) },
      onQuit: () => quits++,
    })
    await terminal.shows('研修 F5現在 F6新 F7新同PIN F8期限 F9失効 F10他社 F11残1 F12取出 PIN123456/654321')
    terminal.type(`${F5}\x1b[17~\x1b[24~\x1b[[E${F2}${CTRL_C}`)
    await settled(6)
    expect(pressed).toEqual(['F5', 'F6', 'F12', 'F5'])
    expect(quits).toBe(1)
    await terminal.shows('User registration menu')
    terminal.type(F2)
    await terminal.shows('利用者登録メニュー')
  })

  it('cannot leave a locked kiosk', async () => {
    const { kiosk, terminal, settled } = await open(menu())
    terminal.type(CTRL_C)
    await settled(1)
    expect(kiosk.events()).toEqual([])
    expect(terminal.text()).not.toContain('Ctrl+C')
  })

  it('only wake up while time runs out', async () => {
    const { kiosk, terminal, settled } = await open(over(menu(), { kind: 'idle', seconds: 5 }))
    await terminal.shows('あと 5 秒')
    terminal.type(`3`)
    await settled(1)
    expect(kiosk.all).toEqual([{ type: 'key.pressed' }])
  })

  it('take a lone ESC for Esc', async () => {
    const { kiosk, terminal } = await open(currentPin())
    terminal.type(ESC)
    await terminal.until(() => kiosk.events().length > 0, 'Esc')
    expect(kiosk.events()).toEqual([{ type: 'cancel.requested' }])
  })

  it('held down go through one screen only', async () => {
    const { kiosk, terminal, time, settled } = await open(named('current card, ready'))
    for (let press = 0; press < 30; press++) {
      terminal.type(ENTER)
      time.now += 33
    }
    terminal.type('x')
    await settled(2)
    expect(kiosk.events()).toEqual([{ type: 'card.confirmed' }])
  })
})

describe('the keys of a receipt', () => {
  it('are P and S, large or small, where they are offered', async () => {
    const { kiosk, terminal, settled } = await open(named('result, receipt offered'))
    await terminal.shows('P 印刷  S 保存')
    terminal.type('pPsS')
    await settled(4)
    const [print, save] = (['print', 'save'] as const).map((way) => ({ type: 'receipt.wanted', way }))
    expect(kiosk.events()).toEqual([print, print, save, save])
  })

  it('do nothing while the receipt is on its way, when it is out, and where none is offered', async () => {
    for (const name of ['result, receipt on its way', 'result']) {
      const { kiosk, terminal, settled } = await open(named(name))
      terminal.type('pPsS')
      await settled(4)
      expect(kiosk.events()).toEqual([])
    }
  })
})
