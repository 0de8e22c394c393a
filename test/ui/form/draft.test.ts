import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_CONTENTS, FIELD_NAMES } from '../../../src/form/fields.ts'
import { changedFields } from '../../../src/form/rebase.ts'
import { canCopyAbove, copyAbove } from '../../../src/ui/form/copy-above.ts'
import {
  convert,
  type Draft,
  focusedInput,
  jump,
  markOf,
  moveBy,
  moveSummary,
  pageBy,
  problemsOf,
  textOf,
  typed,
  withSummary,
} from '../../../src/ui/form/draft.ts'
import { contentsOf, draftOf } from '../../../src/ui/form/draft-of.ts'
import { COMPANY, CONTENTS } from '../../support/desk-samples.ts'
import { changeForm, registrationForm, search } from '../desk-scenes.ts'

const drafted = (scene: { readonly screen: Parameters<typeof draftOf>[0] }): Draft => {
  const draft = draftOf(scene.screen)
  if (draft === null) throw new Error('no form')
  return draft
}
const empty = drafted(registrationForm())
const filled = drafted(changeForm())

const edits = fc.array(
  fc.oneof(
    fc.integer({ min: -30, max: 30 }).map((by) => (draft: Draft) => moveBy(draft, by)),
    fc.constantFrom(-7, 7).map((by) => (draft: Draft) => pageBy(draft, by)),
    fc.string({ unit: 'grapheme', maxLength: 70 }).map((text) => (draft: Draft) => typed(draft, text)),
    fc.constant(convert),
    fc.constant((draft: Draft) => copyAbove(draft, COMPANY)),
    fc.constant(withSummary),
    fc.constantFrom(-1, 1).map((by) => (draft: Draft) => moveSummary(draft, by)),
    fc.constant(jump),
  ),
  { maxLength: 30 },
)

describe('a draft', () => {
  it('hands in what it was given, until something is typed', () => {
    expect(contentsOf(filled)).toEqual(CONTENTS)
    expect(contentsOf(empty)).toEqual(EMPTY_CONTENTS)
  })

  it('changes no field but the focused one by typing, and none by moving', () => {
    fc.assert(
      fc.property(edits, fc.string({ maxLength: 20 }), fc.integer({ min: -20, max: 20 }), (list, text, by) => {
        const draft = list.reduce((current, edit) => edit(current), filled)
        const input = focusedInput(draft)
        const after = typed(draft, text)
        const changed = changedFields(contentsOf(draft), contentsOf(after))
        expect(changed.filter((name) => name !== input?.name)).toEqual([])
        if (input !== null) expect(textOf(after, input.name)).toBe(text)
        for (const moved of [moveBy(draft, by), pageBy(draft, by), jump(withSummary(draft))])
          expect(contentsOf(moved)).toEqual(contentsOf(draft))
      }),
    )
  })

  it('always has a focus, and its cursor in the text of the field', () => {
    fc.assert(
      fc.property(fc.constantFrom(empty, filled), edits, (start, list) => {
        for (const draft of list.map((_, count) => list.slice(0, count + 1).reduce((one, edit) => edit(one), start))) {
          expect(draft.focused).toBeGreaterThanOrEqual(0)
          expect(draft.focused).toBeLessThan(draft.inputs.length + draft.buttons.length)
          const input = focusedInput(draft)
          if (input !== null) expect(draft.cursor).toBeLessThanOrEqual(textOf(draft, input.name).length)
          expect(draft.cursor).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('copies into empty fields only', () => {
    const once = copyAbove(typed(moveBy(empty, 2), '県庁'), COMPANY)
    expect(contentsOf(once).representative).toEqual({
      name: '営業部',
      postcode: '330-9301',
      address: '県庁',
      person: '電子 太郎',
      telephone: '048-824-2111',
      fax: '048-824-2112',
      mail: '',
    })
    expect(contentsOf(copyAbove(moveBy(once, 8), COMPANY)).department).toEqual(contentsOf(once).representative)
    expect(contentsOf(copyAbove(filled, COMPANY))).toEqual(CONTENTS)
  })

  it('can copy where something stands above an empty field of its block, and nowhere else', () => {
    expect(canCopyAbove(empty, COMPANY)).toBe(true)
    const department = moveBy(empty, 8)
    expect(canCopyAbove(department, COMPANY)).toBe(false)
    expect(canCopyAbove(moveBy(copyAbove(empty, COMPANY), 8), COMPANY)).toBe(true)
    expect(canCopyAbove(filled, COMPANY)).toBe(false)
    expect(canCopyAbove(moveBy(empty, -1), COMPANY)).toBe(false) // a button
  })

  it('marks what is missing only where the visitor has been, or has pressed the button', () => {
    const marked = (draft: Draft) => draft.inputs.filter((input) => markOf(draft, input) !== null).length
    expect(marked(empty)).toBe(0)
    expect(marked(moveBy(empty, 3))).toBe(1)
    expect(marked(withSummary(empty))).toBe(FIELD_NAMES.length)
    expect(marked(typed(empty, '髙'))).toBe(1)
  })

  it('jumps from the summary to each problem in turn', () => {
    const draft = withSummary(typed(moveBy(filled, 8), '１'))
    expect(problemsOf(draft).map(({ input }) => input.name)).toEqual(['department.postcode'])
    expect(focusedInput(jump(draft))?.name).toBe('department.postcode')
    const all = withSummary(empty)
    expect(focusedInput(jump(moveSummary(all, -1)))?.name).toBe('department.mail')
  })

  it('keeps a password as it was typed: nothing is said about its characters, and nothing converts it', () => {
    const draft = drafted(search({ policy: { numberLength: 8, secondKey: 'password' } }))
    const secret = typed(moveBy(draft, 1), '\ue000\ue001')
    expect(problemsOf(secret).map(({ input }) => input.name)).toEqual(['number'])
    expect(convert(secret)).toBe(secret)
  })

  it('starts at the first field that somebody else has changed', () => {
    const draft = drafted(changeForm(CONTENTS, {}, { elsewhere: ['department.person'] }))
    expect(focusedInput(draft)?.name).toBe('department.person')
    expect(draft.left).toEqual([])
  })
})
