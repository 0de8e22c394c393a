import { describe, expect, it } from 'vitest'
import { inputMethodOf } from '../../src/ui/input-method.ts'
import { registrationForm, search } from './desk-scenes.ts'
import { ENTER, open, TAB } from './open.ts'
import { over, PAD } from './scene-parts.ts'
import { currentPin, menu } from './scenes.ts'

const [ON, OFF] = ['\x1b[?737769h', '\x1b[?737769l']
const UP = '\x1b[A'
const foot = { inputMethod: 'ours' } as const
type Terminal = Awaited<ReturnType<typeof open>>['terminal']

const isOn = (terminal: Terminal) => terminal.written().lastIndexOf(ON) > terminal.written().lastIndexOf(OFF)
const turns = (terminal: Terminal, wanted: boolean) =>
  terminal.until(() => isOn(terminal) === wanted, `the input method ${wanted ? 'on' : 'off'}`)

describe('the input method', () => {
  it('is off before the first frame', async () => {
    const { terminal } = await open(menu(), foot)
    expect(terminal.written().indexOf(OFF)).toBeLessThan(terminal.written().indexOf('利用者登録メニュー'))
    expect(terminal.written()).not.toContain(ON)
  })

  it('sees no PIN, and the name of who is in charge', async () => {
    const { terminal } = await open(currentPin(), foot)
    terminal.type('12')
    await terminal.shows('**')
    expect(terminal.written()).not.toContain(ON)
    terminal.type(TAB)
    await turns(terminal, true)
    await terminal.shows('半角/全角 日本語/英数')
    terminal.type(TAB)
    await turns(terminal, false)
    await expect.poll(() => terminal.text()).not.toContain('半角/全角') // the mode is written before the frame
  })

  it('is off with the screen that asks for the next PIN', async () => {
    const { kiosk, terminal } = await open(currentPin(), foot)
    terminal.type(TAB)
    await turns(terminal, true)
    kiosk.show(currentPin({ attempt: 1 }))
    await turns(terminal, false)
  })

  it.each<[string, Parameters<typeof currentPin>[0]]>([
    ['is asked for nothing any more', { blocked: true }],
    ['asks for consent', { consent: 'asked' }],
    ['leaves the PIN to a pad', { pinPad: PAD }],
  ])('is off while the dialog %s', async (_, dialog) => {
    const { terminal } = await open(currentPin(dialog), foot)
    expect(isOn(terminal)).toBe(false)
  })

  it('is on for names and addresses of a form, and off for numbers and buttons', async () => {
    const { terminal } = await open(registrationForm(), foot)
    expect(isOn(terminal)).toBe(true)
    for (const wanted of [false, true, true, false, false, false, true]) {
      terminal.type(TAB)
      await turns(terminal, wanted)
      await terminal.shows((text) => text.includes('半角/全角') === wanted)
    }
    terminal.type(UP.repeat(9))
    await terminal.shows('> 入力内容確認 <')
    await turns(terminal, false)
  })

  it('is off for the number and the password of the search', async () => {
    const policy = { numberLength: 9, secondKey: 'name-and-password' } as const
    const { terminal } = await open(search({ policy, sought: { number: '000123456', name: '工務店' } }), foot)
    expect(isOn(terminal)).toBe(false)
    terminal.type(ENTER)
    await turns(terminal, true)
    terminal.type(TAB)
    await turns(terminal, false)
  })

  it('is off under a question, and while the list of what is missing lies over the form', async () => {
    const { kiosk, terminal } = await open(registrationForm(), foot)
    kiosk.show(over(registrationForm(), { kind: 'idle', seconds: 9 }))
    await turns(terminal, false)
    kiosk.show(registrationForm())
    await turns(terminal, true)
    terminal.type(`${UP}${UP}`)
    await terminal.shows('> 入力内容確認 <')
    terminal.type(ENTER)
    await terminal.shows('直していただく項目が')
    expect(isOn(terminal)).toBe(false)
  })

  it('is off when the screen is given back', async () => {
    const { terminal } = await open(registrationForm(), foot)
    expect(isOn(terminal)).toBe(true)
    await terminal.ui.stop()
    expect(isOn(terminal)).toBe(false)
  })

  it('is switched without a word where it is a desktop’s', async () => {
    const { terminal } = await open(registrationForm(), { inputMethod: 'theirs' })
    expect(isOn(terminal)).toBe(true)
    expect(terminal.text()).not.toContain('半角/全角')
  })

  it('is not spoken of to a terminal that does not know the mode', async () => {
    const { terminal } = await open(registrationForm())
    expect(terminal.written()).not.toContain('737769')
    expect(terminal.text()).not.toContain('半角/全角')
  })
})

it.each<[Record<string, string>, string]>([
  [{ TERM: 'foot' }, 'theirs'],
  [{ TERM: 'foot-extra', KOSHIN_INPUT_METHOD: '' }, 'theirs'],
  [{ TERM: 'foot', KOSHIN_INPUT_METHOD: 'mozc' }, 'ours'],
  [{ TERM: 'footnote', KOSHIN_INPUT_METHOD: 'mozc' }, 'none'],
  [{ TERM: 'xterm-256color' }, 'none'],
  [{}, 'none'],
])('understands %j as %s', (environment, method) => {
  expect(inputMethodOf(environment)).toBe(method)
})
