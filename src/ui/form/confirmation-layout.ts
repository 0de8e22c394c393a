import { BLOCKS, CONTACT_NAMES, fieldValue } from '../../form/fields.ts'
import { changedFields } from '../../form/rebase.ts'
import type { BlockName, FieldName } from '../../types/registration.ts'
import type { ConfirmationScreen } from '../../types/scene.ts'
import { cells, padEnd, wrap, wrapProse } from '../cells.ts'
import { displayText } from '../display-text.ts'
import type { Size } from '../frame.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import { cardItems, companyItems, type Item } from './items.ts'

export interface ConfirmationLayout {
  readonly rows: readonly string[] // `room` of them show at a time
  readonly room: number
  readonly findings: readonly string[]
  readonly lastScroll: number
}

/** facts/e-bidding.md §2.2: 確認 and 完了 show more of the card than the form does. */
const CARD = [
  'cardCompanyName',
  'cardCompanyAddress',
  'holderName',
  'holderAddress',
  'serial',
  'issuer',
  'expiry',
] as const

const BUTTONS = 1
const LEAST_ROOM = 3

type Row = Exclude<Item, { kind: 'input' | 'prose' }> | { readonly kind: 'field'; readonly field: FieldName }

/** Every value that will be handed in, whole; in a change both values of what changes. */
export function confirmationLayout(screen: ConfirmationScreen, words: Words, size: Size): ConfirmationLayout {
  const { form } = screen
  const items = rowsOf(screen, words)
  const label = Math.max(...items.map((item) => cells(labelOf(item, words)))) + 2
  const rows = items.flatMap((item) => linesOf(item, screen, words, label, size.columns - label - 4))
  const changed = form.registered === null ? [] : [words.confirmation.changes(changes(screen).length)]
  const sentences =
    screen.notice === null
      ? [...changed, words.confirmation.ask[form.registered === null ? 'registration' : 'change']]
      : noticeRows(screen.notice, words)
  const findings = sentences.flatMap((text) => wrapProse(text, size.columns - 2))
  const room = Math.max(LEAST_ROOM, size.rows - findings.length - BUTTONS)
  return { rows, room: Math.min(room, rows.length), findings, lastScroll: Math.max(0, rows.length - room) }
}

const changes = ({ form: { registered, contents } }: ConfirmationScreen): readonly FieldName[] =>
  registered === null ? [] : changedFields(registered, contents)

/** In a change what changes comes first, under headings of its own: it is what the visitor is here for. */
function rowsOf(screen: ConfirmationScreen, words: Words): readonly Row[] {
  const { form } = screen
  const { headings } = words.form
  const changed = changes(screen)
  const [representative = [], department = []] = BLOCKS.map((block) =>
    fieldsOf(block, (field) => !changed.includes(field)),
  )
  const first = BLOCKS.flatMap((block) => {
    const fields = fieldsOf(block, (field) => changed.includes(field))
    return fields.length === 0 ? [] : [{ kind: 'heading', text: words.confirmation.changed[block] } as const, ...fields]
  })
  const company = companyItems(form, words) as readonly Row[]
  const card = cardItems(form, words, CARD) as readonly Row[]
  const contacts: readonly Row[] = [
    ...(representative.length === 0 ? [] : [{ kind: 'heading', text: headings.representative } as const]),
    ...representative,
    { kind: 'heading', text: headings.department },
    ...department,
    ...card,
  ]
  return form.registered === null ? [...company, ...contacts] : [...first, ...contacts, ...company]
}

const fieldsOf = (block: BlockName, wanted: (field: FieldName) => boolean): readonly Row[] =>
  CONTACT_NAMES.map((name) => `${block}.${name}` as const)
    .filter(wanted)
    .map((field) => ({ kind: 'field', field }))

function labelOf(row: Row, { form }: Words): string {
  if (row.kind === 'fact') return row.label
  if (row.kind === 'heading') return ''
  const [, name] = row.field.split('.') as [string, keyof typeof form.fields]
  return form.fields[name]
}

function linesOf(row: Row, screen: ConfirmationScreen, words: Words, label: number, width: number): readonly string[] {
  if (row.kind === 'heading') return [` ${row.text}`]
  const title = labelOf(row, words)
  if (row.kind === 'fact')
    return valueLines(' ', title, row.value === '' ? words.review.blank : row.value, label, width)
  const { contents, registered } = screen.form
  const value = fieldValue(contents, row.field)
  const before = registered === null ? value : fieldValue(registered, row.field)
  if (before === value) return valueLines(' ', title, value, label, width)
  const { before: was, after } = words.confirmation
  return [
    ...valueLines('*', title, `${was}: ${before === '' ? words.review.blank : before}`, label, width),
    ...valueLines('*', '', `${after}: ${value}`, label, width),
  ]
}

const valueLines = (mark: string, title: string, value: string, label: number, width: number): readonly string[] =>
  wrap(displayText(value), width).map(
    (text, index) => ` ${index === 0 ? mark : ' '}${padEnd(index === 0 ? title : '', label)} ${text}`,
  )
