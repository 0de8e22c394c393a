import type { Scene } from '../types/scene.ts'
import { type Agency, USUAL_AGENCY } from './agency.ts'
import { type Binding, bindings } from './bindings.ts'
import { wrapProse } from './cells.ts'
import { clerkCodeText, readersWith, ruleWith } from './clerk-code-rows.ts'
import { type ConfirmationLayout, confirmationLayout } from './form/confirmation-layout.ts'
import { isForm } from './form/draft-of.ts'
import { type FormLayout, formLayout } from './form/form-layout.ts'
import { hintRows } from './hint-rows.ts'
import type { InputMethod } from './input-method.ts'
import { readerRows } from './reader-rows.ts'
import { type ReviewLayout, reviewLayout } from './review-layout.ts'
import { takesJapanese } from './takes-japanese.ts'
import type { View } from './view.ts'
import { noticeRows } from './words/notice-rows.ts'
import type { Words } from './words/words.ts'

export interface Size {
  readonly columns: number
  readonly rows: number
}

export const LEAST: Size = { columns: 80, rows: 24 }

/** What somebody who practises has to know. */
export interface Lesson {
  readonly pins: string // of the sample cards
  readonly company: string // number and name, for 登録
}

export interface Setting {
  readonly size: Size
  readonly training: Lesson | null
  readonly quits: boolean
  readonly inputMethod: InputMethod
  readonly agency?: Agency
  readonly spoken: boolean // to a screen reader
}

/** All that is drawn, and all that keys mean meanwhile: worked out once for each change. */
export interface Frame {
  readonly scene: Scene
  readonly view: View
  readonly words: Words
  readonly size: Size
  readonly agency: Agency
  readonly bindings: readonly Binding[]
  readonly readable: boolean
  readonly japanese: boolean // the focused field is written in Japanese
  readonly panel: string | null // null without training
  readonly rule: string // drawn where there is no panel
  readonly readers: string
  readonly hints: string
  readonly room: Size // of the body
  readonly review: ReviewLayout | null
  readonly confirmation: ConfirmationLayout | null
  readonly form: FormLayout | null
}

/** Title and name of the screen above the body. */
const ABOVE = 2

export function composeFrame(scene: Scene, view: View, words: Words, setting: Setting, before?: Frame): Frame {
  const { size } = setting
  const readable = size.columns >= LEAST.columns && size.rows >= LEAST.rows
  const inner = size.columns - 2
  const japanese = takesJapanese(scene, view, readable)
  const explained = japanese && setting.inputMethod === 'ours'
  const keys = (scrollable: boolean) =>
    bindings(scene, {
      scrollable,
      training: setting.training !== null,
      quits: setting.quits,
      readable,
      inputMethod: explained,
      draft: view.draft,
    })
  const panel = setting.training === null ? null : wrapProse(lesson(scene, words, setting.training), size.columns)
  const code = clerkCodeText(scene, words.frame)
  const shown = readerRows(scene, words.readers, inner)
  const readers = hasRule(setting) ? shown : readersWith(code, shown, inner)
  // The hints with scrolling are the most there can be, so the body's room does not depend on whether it scrolls.
  const rule = setting.spoken ? 0 : 1 // silent to a screen reader: one above the body, and one below it without the panel
  const below = (panel?.length ?? rule) + readers.length + hintRows(keys(true), words.hints, inner).length
  const room = { columns: size.columns, rows: Math.max(1, size.rows - ABOVE - rule - below) }
  const review = readable
    ? (sameLayout(scene, words, room, before) ?? layoutOf(scene, words, room, setting.spoken))
    : null
  const confirmation = readable ? confirmationOf(scene, words, room) : null
  const form = readable ? formOf(scene, { ...view, inputMethod: explained }, words, room) : null
  const lastScroll = (review ?? confirmation)?.lastScroll ?? 0
  const live = keys(lastScroll > 0)
  return {
    scene,
    view: { ...view, scroll: form === null ? Math.min(view.scroll, lastScroll) : form.scroll },
    words,
    size,
    agency: setting.agency ?? USUAL_AGENCY,
    bindings: live,
    readable,
    japanese,
    panel: panel?.join('\n') ?? null,
    rule: ruleWith(code, size.columns),
    readers: readers.join('\n'),
    hints: hintRows(live, words.hints, inner).join('\n'),
    room,
    review,
    confirmation,
    form,
  }
}

/** Below the body: in training there is the panel, and to a screen reader a rule is silent. */
const hasRule = ({ training, spoken }: Setting): boolean => training === null && !spoken

/** While a company is searched for, the number is wanted, and no card. */
const lesson = ({ screen }: Scene, { frame }: Words, { pins, company }: Lesson): string =>
  screen.name === 'search' ? frame.trainingCompany(company) : frame.training(pins)

function confirmationOf({ screen }: Scene, words: Words, room: Size): ConfirmationLayout | null {
  const shows = screen.name === 'registration-confirmation' || screen.name === 'change-confirmation'
  return shows ? confirmationLayout(screen, words, room) : null
}

type Typed = View & { readonly inputMethod: boolean }

function formOf({ screen }: Scene, { draft, ...typed }: Typed, words: Words, room: Size): FormLayout | null {
  if (draft === null || !(screen.name === 'search' || isForm(screen))) return null
  return formLayout(screen, { draft, ...typed }, words, room)
}

function layoutOf({ screen }: Scene, words: Words, room: Size, spoken: boolean): ReviewLayout | null {
  if (screen.name !== 'review') return null
  const notice = screen.notice === null ? [] : noticeRows(screen.notice, words)
  return reviewLayout(screen.review, words.review, notice, room, spoken)
}

/** A value of 10,000 characters is not wrapped anew for each key. */
function sameLayout({ screen }: Scene, words: Words, room: Size, before: Frame | undefined): ReviewLayout | null {
  const shown = before?.scene.screen
  if (before === undefined || screen.name !== 'review' || shown?.name !== 'review') return null
  const same =
    shown.review === screen.review &&
    shown.notice === screen.notice &&
    before.words === words &&
    before.room.columns === room.columns &&
    before.room.rows === room.rows
  return same ? before.review : null
}
