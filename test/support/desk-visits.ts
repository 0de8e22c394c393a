import { done } from '../../src/result.ts'
import type { LoginAnswer } from '../../src/types/registration.ts'
import type { SignedStatement } from '../../src/types/registry.ts'
import { COMPANY, CONTENTS, NEXT, REGISTERED, REQUEST, SEARCH } from './desk-samples.ts'
import { enterPin, insertAndConfirm, type KioskInTest, startDesk } from './kiosk-in-test.ts'
import { currentCard } from './renewal-samples.ts'

export const proofOf = (octet: number): { readonly ok: true; readonly value: SignedStatement } => ({
  ok: true,
  value: { statement: new Uint8Array([octet]), algorithm: 'rsa-pkcs1-sha256', signature: new Uint8Array([octet]) },
})

export const LOGIN_PROOF = proofOf(1)
export const CONTENT_PROOF = proofOf(2)

export const LOGINS: Readonly<Record<'registration' | 'change', LoginAnswer>> = {
  registration: { purpose: 'registration', search: SEARCH, next: NEXT },
  change: { purpose: 'change', standing: 'full', registration: REGISTERED, next: NEXT },
}

export type FormJourney = keyof typeof LOGINS

export async function visitToPin(
  journey: FormJourney,
  card = currentCard(),
  start: Parameters<typeof startDesk>[1] = {},
): Promise<KioskInTest> {
  const visit = startDesk(journey, start)
  await insertAndConfirm(visit, card)
  await visit.answer('beginRequest', done(REQUEST))
  return visit
}

export async function logIn(visit: KioskInTest, journey: FormJourney) {
  enterPin(visit)
  await visit.answer('signRequest', LOGIN_PROOF)
  await visit.answer('login', done(LOGINS[journey]))
}

export const search = (visit: KioskInTest) =>
  visit.send({ type: 'key.pressed' }, { type: 'search.entered', number: '00012345', name: 'テスト工務店' })

/** 登録: found, 変更: filled in. */
export async function visitToForm(journey: FormJourney, start?: Parameters<typeof startDesk>[1]): Promise<KioskInTest> {
  const visit = await visitToPin(journey, currentCard(), start)
  await logIn(visit, journey)
  if (journey === 'change') return visit
  search(visit)
  await visit.answer('searchCompany', done(COMPANY))
  return visit
}

export const handIn = (visit: KioskInTest, contents = CONTENTS) =>
  visit.send({ type: 'key.pressed' }, { type: 'form.handed-in', contents })

export async function visitToConfirmation(
  journey: FormJourney,
  contents = CONTENTS,
  start?: Parameters<typeof startDesk>[1],
): Promise<KioskInTest> {
  const visit = await visitToForm(journey, start)
  handIn(visit, contents)
  return visit
}

export function commit(visit: KioskInTest) {
  visit.press('focus.moved')
  visit.press('review.chosen')
}

/** 登録 or 変更 was pressed, and the card has signed; the registry has not answered yet. */
export async function visitToCommitting(
  journey: FormJourney,
  contents = CONTENTS,
  start?: Parameters<typeof startDesk>[1],
): Promise<KioskInTest> {
  const visit = await visitToConfirmation(journey, contents, start)
  commit(visit)
  await visit.answer('signRequest', CONTENT_PROOF)
  return visit
}
