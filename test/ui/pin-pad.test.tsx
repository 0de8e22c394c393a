import { describe, expect, it } from 'vitest'
import { createSecrets } from '../../src/secret.ts'
import { USUAL_DISPLAY } from '../../src/types/display.ts'
import { createStage } from '../../src/ui/stage.ts'
import { puppetKiosk } from '../support/terminal.tsx'
import { ENTER, open, TAB } from './open.ts'
import { over, PAD } from './scene-parts.ts'
import { currentPin, newPin } from './scenes.ts'

describe('the PIN dialog of a reader with a pad', () => {
  it('has no field for a PIN: digits typed out of habit go nowhere', async () => {
    const { kiosk, terminal, settled, digits } = await open(currentPin({ pinPad: PAD }))
    await terminal.shows('キーボードでは入力しないでください')
    terminal.type(`123456${ENTER}`)
    await settled(7)
    expect([kiosk.events(), digits()]).toEqual([[{ type: 'pin.entered', personInCharge: '' }], ''])
    expect(terminal.text()).not.toMatch(/\*|123456/)
  })

  it('takes a person in charge after Tab', async () => {
    const { kiosk, terminal } = await open(newPin({ pinPad: PAD }))
    terminal.type(`12${TAB}山田${ENTER}`)
    await terminal.until(() => kiosk.events().length > 0, 'Enter')
    expect(kiosk.events()).toEqual([{ type: 'pin.entered', personInCharge: '山田' }])
  })

  it('sends nothing that was typed before the reader had one', async () => {
    const { kiosk, terminal, settled, digits } = await open(currentPin())
    terminal.type('123456')
    await settled(6)
    kiosk.show(currentPin({ pinPad: PAD, attempt: 1 }))
    await terminal.shows('キーボードでは入力しないでください')
    terminal.type(ENTER)
    await settled(7)
    expect([kiosk.events(), digits()]).toEqual([[{ type: 'pin.entered', personInCharge: '' }], ''])
  })
})

it('hands no key on while the dialog has no field', () => {
  const stage = createStage({
    kiosk: puppetKiosk(currentPin({ pinPad: PAD })),
    secrets: createSecrets(),
    language: 'ja',
    display: USUAL_DISPLAY,
    training: null,
    onQuit: null,
    inputMethod: 'none',
    size: { columns: 80, rows: 24 },
    now: () => 0,
    nextTurn() {},
    discard() {},
  })
  expect(stage.live().takes).toBeNull()
  stage.perform({ kind: 'move-field' }, 1000)
  expect(stage.live().takes).not.toBeNull()
  stage.stop()
})

describe('while the pad waits', () => {
  const waiting = over(currentPin({ pinPad: PAD }), { kind: 'pin-pad', seconds: 90 })

  it('no key has an effect, nor has what was typed ahead', async () => {
    const { kiosk, terminal, settled } = await open(waiting)
    await terminal.shows('残り 90 秒')
    terminal.type(`123456${ENTER}\x1b[12~`)
    await terminal.until(() => true, '')
    kiosk.show(newPin())
    await terminal.shows('新しいICカードのPIN番号を入力')
    terminal.type('x')
    await settled(1)
    expect(kiosk.all).toEqual([{ type: 'key.pressed' }])
    expect(terminal.text()).not.toContain('*')
  })
})
