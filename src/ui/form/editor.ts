import { changedFields } from '../../form/rebase.ts'
import type { OnStage } from '../effects.ts'
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

/** Carries out what keys mean on a form. */
export function createEditor({ kiosk, secrets }: StageOptions, stage: OnStage): (edit: Edit) => void {
  const screen = () => stage.frame().scene.screen

  function edited(draft: Draft, edit: Edit): Draft {
    switch (edit.kind) {
      case 'move':
        return moveBy(draft, edit.by)
      case 'page':
        return pageBy(draft, edit.by)
      case 'convert':
        return convert(draft)
      case 'copy-above':
        return copied(draft)
      case 'jump':
        return jump(draft)
      case 'move-summary':
        return moveSummary(draft, edit.by)
      case 'close-summary':
        return { ...draft, summary: null }
      case 'press':
        return pressed(draft, focusedButton(draft))
    }
  }

  function copied(draft: Draft): Draft {
    const shown = screen()
    return isForm(shown) ? copyAbove(draft, shown.form.company) : draft
  }

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
    const next = edited(draft, edit)
    // What was sent may have led to another screen already, whose view is not this draft's.
    if (stage.frame().view.draft === draft) stage.update({ draft: next })
  }
}
