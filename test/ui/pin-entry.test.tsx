import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { BACKSPACE, ENTER, open, TAB } from './open.ts'
import { over } from './scene-parts.ts'
import { currentPin } from './scenes.ts'

describe('PIN entry', () => {
  it('takes a PIN and Enter that come in one chunk', async () => {
    const { kiosk, terminal, digits } = await open(currentPin())
    terminal.type(`123456${ENTER}`)
    await terminal.shows('******')
    await terminal.until(() => kiosk.events().length > 0, 'Enter')
    expect(kiosk.events()).toEqual([{ type: 'pin.entered', personInCharge: '' }])
    expect(digits()).toBe('123456')
  })

  it('corrects as often as Backspace came', async () => {
    const { kiosk, terminal, digits } = await open(currentPin())
    terminal.type(`789${BACKSPACE.repeat(3)}12${ENTER}`)
    await terminal.until(() => kiosk.events().length > 0, 'Enter')
    expect(digits()).toBe('12')
    await terminal.shows(/PIN番号 {2}\*\* {2}/)
  })

  it('never writes a character of it to the terminal', async () => {
    const { terminal, settled } = await open(currentPin(), { clock: () => new Date(0) })
    const before = terminal.written().length
    terminal.type('7777')
    await settled(4)
    await terminal.shows('****')
    expect(stripVTControlCharacters(terminal.written().slice(before))).not.toContain('7')
  })

  it('takes digits only, and no more than the card allows', async () => {
    const { terminal, settled, digits } = await open(currentPin())
    terminal.type(`a1あ2\x01\x1b[D\x1b[C3${'4'.repeat(20)}`)
    await settled(28)
    await terminal.shows('********')
    expect(digits()).toBe('12344444')
    terminal.type(BACKSPACE)
    await settled(29)
    await terminal.shows(/PIN番号 {2}\*{7} /)
    expect(digits()).toBe('1234444')
  })

  it('writes a password in capitals', async () => {
    const rules = { minLength: 6, maxLength: 16, characters: 'upper-alphanumeric' } as const
    const { terminal, settled, digits } = await open(currentPin({ rules }))
    terminal.type('abC1')
    await settled(4)
    await terminal.shows('****')
    expect(digits()).toBe('ABC1')
  })

  it('takes signs, and letters as they are, where the card does', async () => {
    const rules = { minLength: 4, maxLength: 8, characters: 'printable' } as const
    const { terminal, settled, digits } = await open(currentPin({ rules }))
    terminal.type('aB#1あ')
    await settled(5)
    await terminal.shows('****')
    expect(digits()).toBe('aB#1')
  })

  it('takes the person in charge in the other field, with characters beyond U+FFFF', async () => {
    const { kiosk, terminal, settled } = await open(currentPin())
    terminal.type(`12${TAB}𠮷田${BACKSPACE}${BACKSPACE}髙橋${TAB}3${ENTER}`)
    await settled(12)
    expect(kiosk.events()).toEqual([{ type: 'pin.entered', personInCharge: '髙橋' }])
    await terminal.shows('髙橋')
    await terminal.shows('***')
  })

  it('takes no more of a name than 20 full-width characters', async () => {
    const { kiosk, terminal, settled } = await open(currentPin())
    terminal.type(`${TAB}${'山'.repeat(25)}${ENTER}`)
    await settled(27)
    expect(kiosk.events()).toEqual([{ type: 'pin.entered', personInCharge: '山'.repeat(20) }])
  })

  it('starts empty again after an attempt, and hands in nothing that is not on the screen', async () => {
    const { kiosk, terminal, settled, secrets } = await open(currentPin())
    terminal.type('123456')
    await terminal.shows('******')
    kiosk.show(currentPin({ attempt: 1, personInCharge: '山田' }))
    await terminal.shows((text) => !text.includes('*') && text.includes('山田'))
    terminal.type(ENTER)
    await settled(7)
    expect(secrets.current.length).toBe(0)
  })

  it('keeps what was typed while it asks whether to give up', async () => {
    const { kiosk, terminal, settled } = await open(currentPin())
    terminal.type('1234')
    await terminal.shows('****')
    kiosk.show(over(currentPin(), { kind: 'cancelling' }))
    await terminal.shows('中止しますか')
    terminal.type('5')
    await settled(5)
    kiosk.show(currentPin())
    await terminal.shows(/\*{4} /)
    terminal.type('6')
    await terminal.shows('*****')
  })

  it('loses none of 201 keys in one burst', async () => {
    const { kiosk, terminal, settled, digits } = await open(currentPin())
    terminal.type(`${`1${BACKSPACE}`.repeat(97)}123456${ENTER}`)
    await settled(201)
    expect(kiosk.events()).toHaveLength(1)
    expect(digits()).toBe('123456')
  })

  it('drops a paste of 10,000 characters, and asks the terminal to mark pastes', async () => {
    const { terminal, settled, digits } = await open(currentPin())
    expect(terminal.written()).toContain('\x1b[?2004h')
    terminal.type(`\x1b[200~${'1'.repeat(10_000)}\x1b[201~`)
    terminal.type('2')
    await settled(1)
    await terminal.shows(/PIN番号 {2}\* /)
    expect(digits()).toBe('2')
  })
})

describe('a key', () => {
  it('costs less than 400 bytes', async () => {
    const { terminal, settled } = await open(currentPin())
    const sizes: number[] = []
    for (let key = 1; key <= 8; key++) {
      const before = terminal.written().length
      terminal.type('1')
      await settled(key)
      await terminal.shows(new RegExp(`PIN番号 {2}\\*{${key}}(?!\\*)`))
      sizes.push(terminal.written().length - before)
    }
    expect(Math.max(...sizes)).toBeLessThan(400)
  })
})
