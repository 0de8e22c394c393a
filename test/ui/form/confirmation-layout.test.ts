import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIELD_NAMES, fieldValue } from '../../../src/form/fields.ts'
import { changedFields } from '../../../src/form/rebase.ts'
import type { ConfirmationScreen } from '../../../src/types/scene.ts'
import { cells } from '../../../src/ui/cells.ts'
import { displayText } from '../../../src/ui/display-text.ts'
import { confirmationLayout } from '../../../src/ui/form/confirmation-layout.ts'
import { en } from '../../../src/ui/words/en.ts'
import { ja } from '../../../src/ui/words/ja.ts'
import { CONTENTS } from '../../support/desk-samples.ts'
import { soundContents } from '../../support/form-contents.ts'
import { changeConfirmation, registrationConfirmation } from '../desk-scenes.ts'

const ROOM = { columns: 80, rows: 18 }

/** All values on the screen one after another, without labels and line breaks. */
const valuesIn = (rows: readonly string[], label: number) => rows.map((row) => row.slice(label)).join('')

it.each([ja, en])('shows every value whole, what changed first and else in the order of the form', (words) => {
  fc.assert(
    fc.property(soundContents, fc.boolean(), (contents, changing) => {
      const { screen } = changing ? changeConfirmation(contents) : registrationConfirmation(contents)
      const { rows } = confirmationLayout(screen as ConfirmationScreen, words, ROOM)
      expect(rows.filter((row) => cells(row) > ROOM.columns)).toEqual([])
      const shown = valuesIn(rows, 0).replaceAll(' ', '')
      const changed = changing ? changedFields(CONTENTS, contents) : []
      let from = 0
      for (const field of [...changed, ...FIELD_NAMES.filter((name) => !changed.includes(name))]) {
        const value = displayText(fieldValue(contents, field)).replaceAll(' ', '')
        const at = shown.indexOf(value, from)
        expect([field, at >= from]).toEqual([field, true])
        from = at + value.length
      }
    }),
    { numRuns: 50 },
  )
})

it('marks what changes with both values, and nothing else', () => {
  const contents = { ...CONTENTS, department: { ...CONTENTS.department, person: '佐藤 次郎' } }
  const { rows, findings } = confirmationLayout(changeConfirmation(contents).screen as ConfirmationScreen, ja, ROOM)
  expect(rows.slice(0, 2)).toEqual([
    ' 変更した項目（ICカード利用部署情報）',
    expect.stringMatching(/^ \*連絡先氏名 +変更前: 鈴木 一郎$/),
  ])
  expect(rows.filter((row) => row.startsWith(' *')).map((row) => row.slice(2).trim())).toEqual([
    expect.stringMatching(/^連絡先氏名 +変更前: 鈴木 一郎$/),
    '変更後: 佐藤 次郎',
  ])
  expect(findings[0]).toContain('1 件')
})
