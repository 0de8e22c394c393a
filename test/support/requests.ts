import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { canonicalText } from '../../src/form/canonical-text.ts'
import type { RosterRow } from '../../src/registry/roster/columns.ts'
import { composeRequestStatement, type RequestMatter } from '../../src/statement/request-statement.ts'
import type { FormContents, RegistrationDesk, RequestChallenge, RequestPurpose } from '../../src/types/registration.ts'
import type { SignedStatement } from '../../src/types/registry.ts'
import { signed, type TestCard } from './registry.ts'

/** The company that `testCard` names, as the agency has it. */
export const COMPANY: RosterRow = {
  number: '1000000001',
  name: '株式会社ｂｉｄｃａ４',
  postcode: '210-0001',
  address: '川崎市川崎区1',
  representative: '山田 太郎',
  title: '代表取締役',
  telephone: '044-000-0000',
  fax: '044-000-0001',
  department: '営業部',
  password: 'ひみつ1',
}

export const contents = (changes: Partial<FormContents['representative']> = {}): FormContents => {
  const contact = {
    name: '営業部',
    postcode: '210-0001',
    address: '神奈川県川崎市川崎区1-1',
    person: '佐藤 花子',
    telephone: '044-200-0000',
    fax: '044-200-0001',
    mail: 'bid@example.jp',
  }
  return { representative: { ...contact, ...changes }, department: contact }
}

export function requestProof(
  challenge: RequestChallenge,
  card: TestCard,
  matter: RequestMatter,
  changes: Partial<RequestChallenge> = {},
): SignedStatement {
  const octets = composeRequestStatement({ ...challenge, ...changes, card: card.fingerprint, ...matter })
  if (!octets) throw new Error('not a statement')
  return signed(octets, card.key)
}

export async function asked(desk: RegistrationDesk, card: TestCard, purpose: RequestPurpose, kiosk = 'kiosk-1') {
  const begun = await desk.beginRequest({ certificate: card.certificate, purpose, kiosk })
  if (!begun.ok) throw new Error(begun.failure.kind)
  return begun.value
}

export async function loggedIn(desk: RegistrationDesk, card: TestCard, purpose: RequestPurpose, kiosk = 'kiosk-1') {
  const challenge = await asked(desk, card, purpose, kiosk)
  const proof = requestProof(challenge, card, { kind: 'login' })
  const answer = await desk.login({ request: challenge.request, proof })
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value
}

export type RegisterRequest = Parameters<RegistrationDesk['register']>[0]
export type ChangeRequest = Parameters<RegistrationDesk['change']>[0]

/** A registration that has found its company: only `register` is left. */
export async function searched(
  desk: RegistrationDesk,
  card: TestCard,
  kiosk = 'kiosk-1',
  number = COMPANY.number,
): Promise<RequestChallenge> {
  const answer = await loggedIn(desk, card, 'registration', kiosk)
  if (answer.purpose !== 'registration') throw new Error(answer.purpose)
  const { request } = answer.next
  const found = await desk.searchCompany({ request, number, name: COMPANY.name, password: null })
  if (!found.ok) throw new Error(found.failure.kind)
  return answer.next
}

export function registerRequest(
  challenge: RequestChallenge,
  card: TestCard,
  filled = contents(),
  number = COMPANY.number,
): RegisterRequest {
  const matter = { kind: 'registration', number, content: fingerprint(canonicalText(filled)) } as const
  return { request: challenge.request, proof: requestProof(challenge, card, matter), number, contents: filled }
}

export async function changing(desk: RegistrationDesk, card: TestCard, kiosk = 'kiosk-1') {
  const answer = await loggedIn(desk, card, 'change', kiosk)
  if (answer.purpose !== 'change') throw new Error(answer.purpose)
  return answer
}

export function changeRequest(
  challenge: RequestChallenge,
  card: TestCard,
  revision: number,
  filled = contents(),
): ChangeRequest {
  const matter = { kind: 'change', content: fingerprint(canonicalText(filled)), revision } as const
  return { request: challenge.request, proof: requestProof(challenge, card, matter), contents: filled, revision }
}
