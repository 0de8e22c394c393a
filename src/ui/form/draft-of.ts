import { EMPTY_CONTENTS, FIELD_NAMES, fieldValue, rulesOf, withField } from '../../form/fields.ts'
import { searchFields } from '../../form/search-fields.ts'
import type { FormContents } from '../../types/registration.ts'
import type { FormScreen, Screen, SearchScreen } from '../../types/scene.ts'
import { type Draft, newDraft, startAt, textOf } from './draft.ts'

/** The draft that a screen starts with; null for a screen without a form. */
export function draftOf(screen: Screen): Draft | null {
  if (screen.name === 'search') return searchDraft(screen)
  return isForm(screen) ? formDraft(screen) : null
}

export const isForm = (screen: Screen): screen is FormScreen =>
  screen.name === 'registration-form' || screen.name === 'change-form'

function searchDraft({ policy, sought }: SearchScreen): Draft {
  const inputs = searchFields(policy).map(({ name, rules }) => ({ name, rules, secret: name === 'password' }))
  return newDraft(inputs, ['search'], { ...sought })
}

function formDraft({ name, form }: FormScreen): Draft {
  const inputs = FIELD_NAMES.map((field) => ({ name: field, rules: rulesOf(field), secret: false }))
  const values = Object.fromEntries(FIELD_NAMES.map((field) => [field, fieldValue(form.contents, field)]))
  const draft = newDraft(inputs, name === 'registration-form' ? ['check', 'back'] : ['check'], values)
  const moved = FIELD_NAMES.findIndex((field) => form.elsewhere.includes(field))
  return moved < 0 ? draft : startAt(draft, moved)
}

export const contentsOf = (draft: Draft): FormContents =>
  FIELD_NAMES.reduce((contents, field) => withField(contents, field, textOf(draft, field)), EMPTY_CONTENTS)
