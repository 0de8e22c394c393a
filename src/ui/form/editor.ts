import { changedFields } from '../../form/rebase.ts'
import type { Screen } from '../../types/scene.ts'
import type { OnStage } from '../performer.ts'
import type { StageOptions } from '../stage.ts'
import { copyAbove } from './copy-above.ts'
import {
  type ButtonName,
  convert,
  type Draft,
  focusedButton,
  jump,
  moveBy,
  moveSummary,
  pageBy,
  problemsOf,
  textOf,
  withSummary,
} from './draft.ts'
import { contentsOf, isForm } from './draft-of.ts'
import type { Edit } from './form-bindings.ts'

function edited(draft: Draft, edit: Exclude<Edit, { readonly kind: 'press' }>, screen: Screen): Draft {
  switch (edit.kind) {
    case 'move':
      return moveBy(draft, edit.by)
    case 'page':
      return pageBy(draft, edit.by)
    case 'convert':
      return convert(draft)
    case 'copy-above':
      return isForm(screen) ? copyAbove(draft, screen.form.company) : draft
    case 'jump':
      return jump(draft)
    case 'move-summary':
      return moveSummary(draft, edit.by)
    case 'close-summary':
      return { ...draft, summary: null }
  }
}

/** Carries out what keys mean on a form. */
export function createEditor({ kiosk, secrets }: StageOptions, stage: OnStage): (edit: Edit) => void {
  const screen = () => stage.frame().scene.screen

  function pressed(draft: Draft, button: ButtonName | null): Draft {
    if (button === 'back') kiosk.send({ type: 'form.left', contents: contentsOf(draft) })
    if (button === null || button === 'back') return draft
    if (problemsOf(draft).length > 0) return withSummary(draft)
    return button === 'search' ? sought(draft) : handedIn(draft)
  }

  function sought(draft: Draft): Draft {
    // Never an octet that is not on the screen.
    secrets.password.arrange(textOf(draft, 'password'))
    kiosk.send({ type: 'search.entered', number: textOf(draft, 'number'), name: textOf(draft, 'name') })
    return draft
  }

  function handedIn(draft: Draft): Draft {
    const shown = screen()
    const contents = contentsOf(draft)
    const registered = isForm(shown) ? shown.form.registered : null
    if (registered !== null && changedFields(registered, contents).length === 0)
      return { ...draft, note: { kind: 'unchanged' } }
    kiosk.send({ type: 'form.handed-in', contents })
    return draft
  }

  return (edit) => {
    const { draft } = stage.frame().view
    if (draft === null) return
    const next = edit.kind === 'press' ? pressed(draft, focusedButton(draft)) : edited(draft, edit, screen())
    // What was sent may have led to another screen already, whose view is not this draft's.
    if (stage.frame().view.draft === draft) stage.update({ draft: next })
  }
}
