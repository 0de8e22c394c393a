import type { Scene } from '../types/scene.ts'
import { focusedInput } from './form/draft.ts'
import { dialogOf, type View } from './view.ts'

/** Whether the focus is on a field that is written in Japanese. A PIN, a password or a number is not. */
export function takesJapanese({ screen, overlay }: Scene, { field, draft }: View, readable: boolean): boolean {
  if (overlay !== null || !readable) return false
  if (draft !== null) {
    const input = focusedInput(draft)
    return draft.summary === null && input !== null && !input.secret && input.rules.kind === 'text'
  }
  const dialog = dialogOf(screen)
  return dialog !== null && !dialog.blocked && dialog.consent !== 'asked' && field === 'person'
}
