import type { Screen } from '../types/scene.ts'
import type { Language } from './words/words.ts'

/** What only the screen knows: nothing of it matters to the machine. */
export interface View {
  readonly language: Language
  readonly field: 'pin' | 'person'
  readonly pin: string // one token for each character, see src/secret.ts
  readonly person: string
  readonly scroll: number // first row of the review's table
  readonly focusMoved: boolean // on this screen
}

export const initialView = (screen: Screen, language: Language): View => ({
  language,
  field: 'pin',
  pin: '',
  person: dialogOf(screen)?.personInCharge ?? '',
  scroll: 0,
  focusMoved: false,
})

export const dialogOf = (screen: Screen) => ('dialog' in screen ? screen.dialog : null)

/** The fields start empty again when this changes. */
export const identityOf = (screen: Screen): string => `${screen.name} ${dialogOf(screen)?.attempt ?? ''}`
