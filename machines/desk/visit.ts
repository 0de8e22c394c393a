import type { Failure } from '../../src/failure.ts'
import { fieldValue, isFieldName, withField } from '../../src/form/fields.ts'
import { changedFields, rebase } from '../../src/form/rebase.ts'
import type { Matter } from '../../src/types/desk-ports.ts'
import type { LoginAnswer, RegisteredContents } from '../../src/types/registration.ts'
import type { PendingRequest } from '../../src/types/visit.ts'
import { held } from '../held.ts'
import { emptyVisit, type VisitInput } from '../visit/context.ts'
import type { DeskContext } from './context.ts'

const nothingYet = {
  challenge: null,
  proof: null,
  standing: null,
  loggedIn: null,
  search: null,
  sought: { number: '', name: '' },
  company: null,
  registration: null,
  contents: null,
  elsewhere: [],
  focused: 'back',
  pending: null,
  receipt: null,
} as const

export const startOfDesk = (input: VisitInput): DeskContext => ({
  ...input,
  ...emptyVisit,
  cards: { card: null },
  holder: null,
  ...nothingYet,
})

/** What was typed is kept for the card that it was typed for, so that a lost connection costs nobody the form. */
export function afterLogin(context: DeskContext, answer: LoginAnswer): Partial<DeskContext> {
  const card = held(context.cards.card)
  const same = card.reading.fingerprint === context.holder?.reading.fingerprint
  if (answer.purpose === 'login') return { holder: card, notice: null, loggedIn: answer.standing }
  const kept = { ...(same ? {} : nothingYet), holder: card, notice: null }
  if (answer.purpose === 'registration') return { ...kept, challenge: answer.next, search: answer.search }
  const draft = same ? draftOver(context, answer.registration) : { contents: answer.registration.contents }
  return { ...kept, challenge: answer.next, registration: answer.registration, ...draft }
}

function draftOver({ contents, registration }: DeskContext, present: RegisteredContents): Partial<DeskContext> {
  if (contents === null || registration === null) return { contents: present.contents }
  return { contents: rebase(contents, registration.contents, present.contents) }
}

/**
 * Nothing is overwritten unseen: what was not touched here takes the present value, and all that moved is marked. The
 * registry names every field that `mine` would have written over; all others stand there as they stand in `mine`.
 */
export function afterOvertaking(context: DeskContext, failure: Failure): Partial<DeskContext> {
  if (failure.kind !== 'registration.changed-meanwhile') throw new Error('a change was overtaken by nothing')
  const before = held(context.registration)
  const mine = held(context.contents)
  const present = failure.fields.reduce(
    (all, { name, present }) => (isFieldName(name) ? withField(all, name, present) : all),
    mine,
  )
  const elsewhere = changedFields(before.contents, present)
  const fields = elsewhere.map((name) => ({ name, present: fieldValue(present, name) }))
  return {
    registration: { ...before, contents: present, revision: failure.revision },
    contents: rebase(mine, before.contents, present),
    elsewhere,
    pending: null,
    notice: { failure: { ...failure, fields }, cost: null },
  }
}

/** What the card is asked to say yes to: exactly what the confirmation screen shows. */
export function contentMatter({ registration, sought, contents }: DeskContext): Matter {
  const shown = held(contents)
  return registration === null
    ? { kind: 'registration', number: sought.number, contents: shown }
    : { kind: 'change', contents: shown, revision: registration.revision }
}

/** What the journal keeps from 登録 or 変更 on. */
export const pendingRequest = ({ challenge, holder, registration, now }: DeskContext): PendingRequest => ({
  kind: registration === null ? 'registration' : 'change',
  request: held(challenge).request,
  time: now(),
  card: held(holder).reading.fingerprint,
})
