import { contentsProblems } from '../../src/form/contents-problems.ts'
import { insertedCards } from '../slots.ts'
import type { VisitArgs } from '../visit/context.ts'
import { isGone, visitGuards } from '../visit/guards.ts'
import type { DeskContext, DeskEvent } from './context.ts'

type Args = VisitArgs<DeskContext>

/** Named guards of 登録, 変更 and ICカードの確認. */
export const guards = {
  ...visitGuards,
  backIsFocused: ({ context }: Args) => context.focused === 'back',
  commitIsPossible: ({ context }: Args) => context.notice === null,
  holderIsGone: ({ context }: Args) => isGone(context, 'card'),
  laterCardIsIn: ({ context: { readers, cards } }: Args) =>
    insertedCards(readers).some(({ insertion }) => insertion > (cards.card?.reading.insertion ?? 0)),

  /** Whatever a screen sends: only what may be registered gets to the confirmation. */
  formIsSound: ({ event }: { event: DeskEvent }) =>
    event.type === 'form.handed-in' && contentsProblems(event.contents).length === 0,

  /** A try is only offered where it can succeed: it would cost a PIN entry for nothing. */
  loginMayBeTried: ({ context }: Args) => loginMayBeTried(context),
}

export const loginMayBeTried = (context: DeskContext): boolean => {
  const { standing, cards, loggedIn } = context
  const registered = standing?.registration.state === 'active' || standing?.registration.state === 'provisional'
  const tries = cards.card?.reading.triesLeft
  return registered && standing.problems.length === 0 && tries !== 0 && loggedIn === null && !isGone(context, 'card')
}
