import type { Frame } from '../frame.ts'
import type { Key } from '../keyboard/key.ts'
import type { Draft } from './draft.ts'
import { insteadOf, takesKey } from './keys.ts'

type Update = (change: { readonly draft: Draft }) => void

/** What the focused field of a form takes; nothing while the summary lies over it. */
export const takesForm =
  (draft: Draft) =>
  (key: Key): boolean =>
    draft.summary === null && takesKey(draft, key)

/** Null where no form is being written. What is to be said about a character that was replaced stays until it is left. */
export function insteadInForm(frame: Frame, key: Key, update: Update): readonly Key[] | null {
  const { draft } = frame.view
  if (draft === null || draft.summary !== null || frame.scene.overlay !== null || !frame.readable) return null
  const others = insteadOf(draft, key)
  if (others === null) return null
  if (others.note !== null || draft.note?.kind !== 'replaced') update({ draft: { ...draft, note: others.note } })
  return others.keys
}

/** ink-text-input moves its cursor by itself, and does not tell. */
export function followCursor({ view: { draft } }: Frame, key: Key, update: Update): void {
  if (draft === null || !('name' in key)) return
  const by = key.name === 'left' ? -1 : key.name === 'right' ? 1 : 0
  if (by !== 0) update({ draft: { ...draft, cursor: draft.cursor + by } })
}
