import type { Result } from '../result.ts'
import type { ProveOutcome } from './ports.ts'
import type {
  CardStanding,
  CompanyInformation,
  FormContents,
  LoginAnswer,
  RequestChallenge,
  RequestPurpose,
  RequestReceipt,
  RequestSettlement,
} from './registration.ts'
import type { SignedStatement } from './registry.ts'
import type { IdentifiedCard, PendingRequest } from './visit.ts'

/** What the card says yes to. */
export type Matter =
  | { readonly kind: 'login' }
  | { readonly kind: 'registration'; readonly number: string; readonly contents: FormContents }
  | { readonly kind: 'change'; readonly contents: FormContents; readonly revision: number }

/** What 登録, 変更 and ICカードの確認 ask of the world, as `Ports` is what the renewal asks. */
export interface DeskPorts {
  beginRequest(input: { card: IdentifiedCard; purpose: RequestPurpose }): Promise<Result<RequestChallenge>>
  /**
   * Verifies the PIN kept under `card` and signs the statement of `matter`. One VERIFY at most; a PIN that is not legal
   * for the card is never sent. The PIN stays: the same visit may sign once more.
   */
  signRequest(input: { card: IdentifiedCard; challenge: RequestChallenge; matter: Matter }): Promise<ProveOutcome>
  login(input: { challenge: RequestChallenge; proof: SignedStatement }): Promise<Result<LoginAnswer>>
  /** With the password kept under `password`, where one was typed; it is wiped whatever comes of it. */
  searchCompany(input: { request: string; number: string; name: string }): Promise<Result<CompanyInformation>>
  /** Writes the journal first, then asks the registry; `registry.unreachable` means that the outcome is not known. */
  submitRequest(input: {
    pending: PendingRequest
    matter: Matter
    proof: SignedStatement
  }): Promise<Result<RequestReceipt>>
  settleRequest(input: { pending: PendingRequest }): Promise<Result<RequestSettlement>>
  checkCard(input: { card: IdentifiedCard }): Promise<Result<CardStanding>>
}
