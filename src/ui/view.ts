import type { Screen } from '../types/scene.ts'
import type { Draft } from './form/draft.ts'
import { draftOf } from './form/draft-of.ts'
import type { Language } from './words/words.ts'

/** What only the screen knows: nothing of it matters to the machine. */
export interface View {
  readonly language: Language
  readonly field: 'pin' | 'person'
  readonly pin: string // one token for each character, see src/secret.ts
  readonly person: string
  readonly draft: Draft | null // on a screen with a form
  readonly scroll: number // first row of what is longer than the screen
  readonly focusMoved: boolean // on this screen
}

export const initialView = (screen: Screen, language: Language): View => ({
  language,
  field: 'pin',
  pin: '',
  person: dialogOf(screen)?.personInCharge ?? '',
  draft: draftOf(screen),
  scroll: 0,
  focusMoved: false,
})

export const dialogOf = (screen: Screen) => ('dialog' in screen ? screen.dialog : null)

/** The fields start empty again when this changes. */
export const identityOf = (screen: Screen): string =>
  `${screen.name} ${dialogOf(screen)?.attempt ?? ('attempt' in screen ? screen.attempt : '')}`
