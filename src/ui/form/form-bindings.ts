import type { CompanyInformation } from '../../types/registration.ts'
import type { Binding, Effect, HintLabel } from '../bindings.ts'
import { canCopyAbove } from './copy-above.ts'
import { type Draft, focusedButton, offersConversion } from './draft.ts'

export type Edit =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'page'; readonly by: number }
  | { readonly kind: 'convert' | 'copy-above' | 'jump' | 'close-summary' }
  | { readonly kind: 'press' } // the focused button
  | { readonly kind: 'move-summary'; readonly by: number }

const enter = (label: HintLabel, effect: Effect): Binding => ({
  keys: { enter: effect },
  hint: { keys: 'Enter', label },
})

const edit = (edit: Edit): Effect => ({ kind: 'edit', edit })
const NEXT = edit({ kind: 'move', by: 1 })
const PREVIOUS = edit({ kind: 'move', by: -1 })
const PAGE = 7 // one block of the form

/** Keys on a form that is being written; giving up is the screen's. */
export function formBindings(draft: Draft, company: CompanyInformation | null): readonly Binding[] {
  if (draft.summary !== null) return SUMMARY
  const onButton = focusedButton(draft) !== null
  const move = { tab: NEXT, 'shift-tab': PREVIOUS, up: PREVIOUS, down: NEXT }
  const sideways = onButton ? { left: PREVIOUS, right: NEXT } : {}
  return [
    enter(onButton ? 'decide' : 'next-input', onButton ? edit({ kind: 'press' }) : NEXT),
    { keys: { ...move, ...sideways }, hint: { keys: 'up-down', label: 'move' } },
    {
      keys: { 'page-up': edit({ kind: 'page', by: -PAGE }), 'page-down': edit({ kind: 'page', by: PAGE }) },
      hint: null,
    },
    ...(onButton ? [] : [CONVERT, ...(offersConversion(draft) ? [CONVERT_HINT] : [])]),
    ...(company !== null && canCopyAbove(draft, company) ? [COPY] : []),
  ]
}

const CONVERT: Binding = { keys: { F3: edit({ kind: 'convert' }) }, hint: null }
/** Said only while there is something to convert. */
const CONVERT_HINT: Binding = { keys: {}, hint: { keys: 'F3', label: 'convert' } }
const COPY: Binding = { keys: { F4: edit({ kind: 'copy-above' }) }, hint: { keys: 'F4', label: 'copy-above' } }

const SUMMARY: readonly Binding[] = [
  enter('go-there', edit({ kind: 'jump' })),
  {
    keys: {
      up: edit({ kind: 'move-summary', by: -1 }),
      'shift-tab': edit({ kind: 'move-summary', by: -1 }),
      down: edit({ kind: 'move-summary', by: 1 }),
      tab: edit({ kind: 'move-summary', by: 1 }),
    },
    hint: { keys: 'up-down', label: 'choose' },
  },
  { keys: { escape: edit({ kind: 'close-summary' }) }, hint: { keys: 'Esc', label: 'close-summary' } },
]
