import { describe, expect, it } from 'vitest'
import { USUAL_DISPLAY } from '../../src/types/display.ts'
import { F2, named, open } from './open.ts'
import { readerWith, scene } from './scene-parts.ts'
import { menu, review } from './scenes.ts'

describe('the next visitor', () => {
  it('starts in the language of the kiosk', async () => {
    const { kiosk, terminal } = await open(named('take cards, finished'))
    terminal.type(F2)
    await terminal.shows('Please take your card')
    kiosk.show(menu())
    await terminal.shows('利用者登録メニュー')
  })

  it('is told aloud of a card that is left in', async () => {
    const { kiosk, terminal } = await open(menu())
    expect(terminal.written()).not.toContain('\x07')
    kiosk.show({ ...named('take cards, finished'), readers: readerWith('none') })
    await terminal.shows('カードをお取りください')
    expect(terminal.written()).not.toContain('\x07')
    kiosk.show(named('take cards, finished'))
    await terminal.until(() => terminal.written().includes('\x07'), 'bell')
  })

  it('is not, where the operator wants it quiet', async () => {
    const { terminal } = await open(named('take cards, finished'), { display: { ...USUAL_DISPLAY, beep: false } })
    await terminal.shows('カードをお取りください')
    expect(terminal.written()).not.toContain('\x07')
  })
})

describe('the terminal', () => {
  it('is asked to be larger, and meanwhile no key acts on what cannot be read', async () => {
    const { kiosk, terminal, settled } = await open(menu())
    terminal.resize(60, 20)
    await terminal.shows('画面が小さいため表示できません')
    await terminal.shows('60 x 20')
    terminal.type('3')
    await settled(1)
    expect(kiosk.events()).toEqual([])
    terminal.resize(100, 30)
    await terminal.shows('利用者登録メニュー')
    expect(terminal.rows()[29]).toContain('F2 English')
    terminal.resize(80, 24)
    await terminal.shows((text) => text.split('\n')[23]?.includes('F2 English') ?? false)
  })

  it('survives a storm of sizes', async () => {
    const { terminal } = await open(review())
    for (let round = 0; round < 50; round++) terminal.resize(20 + ((round * 37) % 120), 5 + ((round * 13) % 40))
    terminal.resize(80, 24)
    await terminal.shows('[ 更新 ]')
    expect(terminal.crashes).toEqual([])
  })

  it('is put into raw mode, and given back as it was', async () => {
    const { terminal } = await open(menu())
    expect(terminal.rawMode()).toBe(true)
    await terminal.close()
    expect(terminal.rawMode()).toBe(false)
    expect(terminal.written().endsWith('\x1b[?2004l')).toBe(true)
    expect(terminal.written()).toContain('\x1b[?1049l')
    expect(terminal.written()).toContain('\x1b[?25h')
  })

  it('hears of a screen that throws', async () => {
    const { kiosk, terminal } = await open(menu())
    kiosk.show(scene({ name: 'interrupted', pending: null as never, settlement: { state: 'unknown' } }))
    await terminal.until(() => terminal.crashes.length > 0, 'crash')
    expect(String(terminal.crashes[0])).toContain('TypeError')
  })
})
