import type { Frame } from '../frame.ts'
import type { Key } from '../keyboard/key.ts'
import type { Draft } from './draft.ts'
import { type Instead, insteadOf, takesKey } from './keys.ts'

/** What the focused field of a form takes; nothing while the summary lies over it. */
export const takesForm =
  (draft: Draft) =>
  (key: Key): boolean =>
    draft.summary === null && takesKey(draft, key)

/** Null where no form is being written. */
export function insteadInForm({ scene, view: { draft }, readable }: Frame, key: Key): Instead | null {
  if (draft === null || draft.summary !== null || scene.overlay !== null || !readable) return null
  return insteadOf(draft, key)
}
