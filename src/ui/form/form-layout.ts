import { fieldValue, isFieldName } from '../../form/fields.ts'
import type { FormScreen, Screen, SearchScreen } from '../../types/scene.ts'
import { cells, padEnd, wrap, wrapProse } from '../cells.ts'
import { displayText } from '../display-text.ts'
import type { Size } from '../frame.ts'
import { GLYPHS } from '../theme.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import { type Draft, focusedInput, type Input, markOf, textOf } from './draft.ts'
import { isForm } from './draft-of.ts'
import { formItems, type Item, searchItems } from './items.ts'
import { messageRows } from './messages.ts'

/** One row of the list. Where the focused field is, ink-text-input draws its value over `rows` of them. */
export interface Line {
  readonly text: string
  readonly look: 'plain' | 'heading' | 'quiet' | 'marked'
  readonly field?: { readonly heading: string; readonly rows: number }
}

export interface FormLayout {
  readonly notice: readonly string[]
  readonly lines: readonly Line[] // those that show now
  readonly above: boolean // there is more
  readonly below: boolean
  readonly messages: readonly string[]
  readonly valueWidth: number
  readonly scroll: number
}

/** What the layout takes of what was typed. */
export interface Written {
  readonly draft: Draft
  readonly scroll: number
  readonly inputMethod: boolean // the focused field has one whose keys have to be said
}

const BUTTONS = 1
const MESSAGES = 2
const MARGIN = 2 // the mark, and a blank at the end of a row

export function formLayout(
  screen: FormScreen | SearchScreen,
  { draft, scroll, inputMethod }: Written,
  words: Words,
  room: Size,
): FormLayout {
  const inputs = draft.inputs.map(({ name }) => name)
  const items = isForm(screen) ? formItems(screen, words) : searchItems(screen, inputs, words)
  const required = displayText(GLYPHS.required)
  const label = Math.max(...items.map((item) => ('label' in item ? cells(item.label) : 0))) + cells(required) + 1
  const valueWidth = room.columns - label - MARGIN - 2
  const blocks = items.map((item) =>
    linesOf(item, { screen, draft, words, label, valueWidth, width: room.columns - 2 }),
  )
  const lines = blocks.flat()
  const notice =
    screen.notice === null ? [] : noticeRows(screen.notice, words).flatMap((text) => wrapProse(text, room.columns - 2))
  const height = Math.max(3, room.rows - notice.length - MESSAGES - BUTTONS)
  const first = scrolled(lines, draft, height, scroll)
  return {
    notice,
    lines: lines.slice(first, first + height),
    above: first > 0,
    below: first + height < lines.length,
    messages: messageRows(draft, words, room.columns - 2, inputMethod),
    valueWidth,
    scroll: first,
  }
}

/** The focused field is always in sight, and at the first one all that stands above it. */
function scrolled(lines: readonly Line[], draft: Draft, height: number, scroll: number): number {
  const last = Math.max(0, lines.length - height)
  const at = lines.findIndex(({ field }) => field !== undefined)
  if (at < 0) return last // a button has the focus
  const rows = lines[at]?.field?.rows ?? 1
  if (draft.focused === 0 && at + rows <= height) return 0
  return Math.min(last, Math.max(at + rows + 1 - height, Math.min(scroll, at - 1)), at)
}

interface Setting {
  readonly screen: Screen
  readonly draft: Draft
  readonly words: Words
  readonly label: number
  readonly valueWidth: number
  readonly width: number
}

function linesOf(item: Item, setting: Setting): readonly Line[] {
  switch (item.kind) {
    case 'heading':
      return [{ text: ` ${item.text}`, look: 'heading' }]
    case 'prose':
      return wrapProse(item.text, setting.width).map((text) => ({ text: ` ${text}`, look: 'plain' }))
    case 'fact':
      return factLines(item.label, item.value, setting)
    case 'input': {
      const input = setting.draft.inputs.find(({ name }) => name === item.name)
      return input === undefined ? [] : inputLines(item.label, input, setting)
    }
  }
}

function factLines(label: string, value: string, { words, label: width, valueWidth }: Setting): readonly Line[] {
  const rows = wrap(value === '' ? words.review.blank : displayText(value), valueWidth)
  return rows.map((row, index) => ({ text: `  ${padEnd(index === 0 ? label : '', width)} ${row}`, look: 'quiet' }))
}

function inputLines(label: string, input: Input, setting: Setting): readonly Line[] {
  const { draft, label: width, valueWidth } = setting
  const isFocused = focusedInput(draft) === input
  const mark = isFocused ? GLYPHS.focus : markOf(draft, input) === null ? ' ' : '!'
  const title = input.rules.optional ? label : `${label} ${displayText(GLYPHS.required)}`
  const heading = (first: boolean) => ` ${first ? mark : ' '}${padEnd(first ? title : '', width)} `
  const value = input.secret ? '*'.repeat(textOf(draft, input.name).length) : textOf(draft, input.name)
  const rows = wrap(isFocused ? `${value}_` : displayText(value), valueWidth) // the cursor may stand after the last character
  const look = mark === '!' ? 'marked' : 'plain'
  const shown: readonly Line[] = rows.map((row, index) => ({
    text: heading(index === 0) + row,
    look,
    ...(isFocused && index === 0 ? { field: { heading: heading(true), rows: rows.length } } : {}),
  }))
  return [...shown, ...elsewhereLines(input, setting)]
}

/** Under a field that somebody else has changed: what is registered now. */
function elsewhereLines({ name }: Input, { screen, words, label, valueWidth }: Setting): readonly Line[] {
  if (!isForm(screen) || !isFieldName(name)) return []
  const { registered, elsewhere } = screen.form
  if (registered === null || !elsewhere.includes(name)) return []
  const present = words.form.elsewhere(displayText(fieldValue(registered, name)))
  return wrap(present, valueWidth).map((row) => ({ text: `  ${' '.repeat(label)} ${row}`, look: 'marked' }))
}
