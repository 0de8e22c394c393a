import { expect, it } from 'vitest'
import { changeForm, registrationForm } from '../desk-scenes.ts'
import { BACKSPACE, open, TAB } from '../open.ts'
import { noticeOf, over } from '../scene-parts.ts'
import { currentPin } from '../scenes.ts'

const [LEFT, HOME, DOWN] = ['\x1b[D', '\x1b[H', '\x1b[B']
type Terminal = Awaited<ReturnType<typeof open>>['terminal']

/** Both cursors, the terminal's and the one that ink-text-input draws, on one cell. */
async function together(terminal: Terminal) {
  const meet = () => isAt(terminal, terminal.inverted()[0]) // buttons stand below
  await terminal.until(meet, `one cursor: ${JSON.stringify([terminal.cursor(), terminal.inverted()])}`)
}

function isAt(terminal: Terminal, place: ReturnType<Terminal['cursor']> | undefined): boolean {
  const { x, y } = terminal.cursor()
  return place?.x === x && place.y === y
}

it('keeps the cursor on the field that is being written', async () => {
  const { terminal } = await open(registrationForm())
  await together(terminal)
  for (const keys of [
    '営業部',
    'ab',
    LEFT,
    HOME,
    TAB,
    '330',
    BACKSPACE,
    DOWN,
    '東京都千代田区'.repeat(6),
    HOME,
    DOWN,
  ]) {
    const before = terminal.cursor()
    terminal.type(keys)
    await terminal.until(() => !isAt(terminal, before), `the cursor moves on ${JSON.stringify(keys)}`)
    await together(terminal)
  }
})

it('follows the field when what stands above it grows', async () => {
  const { kiosk, terminal } = await open(changeForm())
  await together(terminal)
  const before = terminal.cursor()
  kiosk.show(changeForm(undefined, { notice: noticeOf({ kind: 'search.too-many', seconds: 250 }) }))
  await terminal.until(() => !isAt(terminal, before), 'the cursor moves with its field')
  await together(terminal)
})

it('stands in both fields of the PIN dialog, on its own row', async () => {
  const { terminal } = await open(currentPin())
  await together(terminal)
  terminal.type('12')
  await terminal.shows('**')
  await together(terminal)
  const { y } = terminal.cursor()
  terminal.type(TAB)
  await terminal.until(() => terminal.cursor().y === y + 2, 'the next field')
  terminal.type('電子')
  await terminal.shows('電子')
  await together(terminal)
})

it('is hidden while a question lies over the field', async () => {
  const { kiosk, terminal } = await open(registrationForm())
  await together(terminal)
  kiosk.show(over(registrationForm(), { kind: 'cancelling' }))
  await terminal.shows('入力した内容は消えます')
  const shown = () => terminal.written().lastIndexOf('\x1b[?25h') > terminal.written().lastIndexOf('\x1b[?25l')
  expect(shown()).toBe(false)
  kiosk.show(registrationForm())
  await terminal.until(shown, 'the cursor comes back')
  await together(terminal)
})
