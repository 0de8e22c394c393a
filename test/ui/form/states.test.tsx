import { cleanup, render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import type { Scene } from '../../../src/types/scene.ts'
import { copyAbove } from '../../../src/ui/form/copy-above.ts'
import {
  convert,
  type Draft,
  jump,
  moveBy,
  moveSummary,
  type Note,
  typed,
  withSummary,
} from '../../../src/ui/form/draft.ts'
import { composeFrame } from '../../../src/ui/frame.ts'
import { FrameView } from '../../../src/ui/frame-view.tsx'
import { initialView } from '../../../src/ui/view.ts'
import { en } from '../../../src/ui/words/en.ts'
import { ja } from '../../../src/ui/words/ja.ts'
import { COMPANY, CONTENTS } from '../../support/desk-samples.ts'
import { changeForm, registrationForm, search } from '../desk-scenes.ts'

type Writing = (draft: Draft) => Draft

const text =
  (value: string): Writing =>
  (draft) =>
    typed(draft, value)
const go =
  (by: number): Writing =>
  (draft) =>
    moveBy(draft, by)
const note =
  (said: Note): Writing =>
  (draft) => ({ ...draft, note: said })
const after =
  (...steps: readonly Writing[]): Writing =>
  (draft) =>
    steps.reduce((all, step) => step(all), draft)

const searching = search({ policy: { numberLength: 10, secondKey: 'name-and-password' } })
const EMPTY = registrationForm()
const FILLED = registrationForm(CONTENTS)

/** What a form looks like while it is written; before that see `desk-scenes.ts`. */
const STATES: Readonly<Record<string, readonly [Scene, Writing]>> = {
  'search, number too short': [searching, text('123')],
  'search, number full-width': [searching, text('１２３４５６７８９０')],
  'search, name that cannot be stored': [searching, after(text('1000000001'), go(1), text('㈱サンプル'))],
  'search, password typed': [searching, after(go(2), text('\ue000\ue001\ue002'))],
  'search, password in kana': [searching, after(go(2), note({ kind: 'not-printable' }))],
  'search, button': [searching, go(-1)],
  'search, all is missing': [searching, withSummary],
  'form, half-width kana and a circled number': [EMPTY, text('ﾃｽﾄ①')],
  'form, converted': [EMPTY, after(text('ﾃｽﾄ①'), convert)],
  'form, kanji of level 3': [EMPTY, text('俱楽部')],
  'form, one character too many': [EMPTY, text('あ'.repeat(61))],
  'form, no room': [EMPTY, after(text('あ'.repeat(80)), note({ kind: 'full', longest: 60 }))],
  'form, character that no field holds': [EMPTY, after(text('吉〓野家'), note({ kind: 'replaced', character: '😀' }))],
  'form, paste too long': [EMPTY, note({ kind: 'paste-too-long', longest: 60 })],
  'form, paste with controls': [EMPTY, note({ kind: 'paste-controls' })],
  'form, left empty': [EMPTY, go(1)],
  'form, postcode in another form': [EMPTY, after(go(1), text('３３０９３０１'))],
  'form, telephone in another form': [EMPTY, after(go(4), text('048(824)'))],
  'form, mail in another form': [EMPTY, after(go(6), text('keiyaku＠example'))],
  'form, copied from above': [EMPTY, (draft) => copyAbove(draft, COMPANY)],
  'form, in the middle': [FILLED, go(9)],
  'form, last field': [FILLED, go(13)],
  'form, check': [FILLED, go(14)],
  'form, back': [FILLED, go(15)],
  'form, summary': [EMPTY, withSummary],
  'form, summary, last one': [EMPTY, after(withSummary, (draft) => moveSummary(draft, -1))],
  'form, summary, gone to': [EMPTY, after(withSummary, (draft) => moveSummary(draft, 3), jump)],
  'change, nothing changed': [changeForm(), after(go(14), note({ kind: 'unchanged' }))],
  'change, one field cleared': [changeForm(), after(go(4), text(''))],
}

const world = {
  typing: { pin() {}, password() {}, person() {}, field() {} },
  clock: () => new Date('2026-11-23T06:20:00Z'),
  ring() {},
}

afterEach(cleanup)

describe.each(Object.entries({ ja, en }))('%s', (language, words) => {
  it.each(Object.keys(STATES))('%s', (name) => {
    const [scene, write] = STATES[name] ?? expect.fail()
    const first = initialView(scene.screen, language as 'ja' | 'en')
    const view = { ...first, draft: write(first.draft ?? expect.fail()) }
    const frame = composeFrame(scene, view, words, {
      size: { columns: 80, rows: 24 },
      training: null,
      quits: false,
      inputMethod: 'none',
      spoken: false,
    })
    const shown = render(<FrameView frame={frame} world={world} />).lastFrame() ?? ''
    expect(shown.split('\n').length).toBeLessThanOrEqual(24)
    expect(shown).toMatchSnapshot()
  })
})
