import type { CertificateFailure } from '../failure.ts'
import type { Result } from '../result.ts'
import type { RequestSheet } from './receipt.ts'
import type { LogHead, SignedStatement } from './registry.ts'

/** What a visitor logs in for. 'login' is only the proof that this card can, for ICカードの確認. */
export type RequestPurpose = 'login' | 'registration' | 'change'

/** What the registry hands out for one signature of the card; the kiosk composes the statement from it (design §7). */
export interface RequestChallenge {
  readonly request: string // the request's id: 32 lower-case hex digits
  readonly registry: string
  readonly nonce: string // 44 base64 characters, 32 octets
  readonly kiosk: string
  readonly time: string // RFC 3339, UTC
  readonly expires: string
}

/** 企業情報 of facts/e-bidding.md §2.2: from the roster, shown and never edited here. Blank is ''. */
export interface CompanyInformation {
  readonly companyName: string
  readonly companyPostcode: string
  readonly companyAddress: string
  readonly representativeName: string
  readonly representativePosition: string
  readonly representativeTelephone: string
  readonly representativeFax: string
  readonly departmentName: string
}

/** The seven 連絡先… fields of facts/e-bidding.md §2.2, each as the visitor wrote it. */
export interface Contact {
  readonly name: string // 連絡先名称(部署名等)
  readonly postcode: string
  readonly address: string
  readonly person: string
  readonly telephone: string
  readonly fax: string
  readonly mail: string
}

/** All that a visitor may write: 代表窓口情報 and ICカード利用部署情報. */
export interface FormContents {
  readonly representative: Contact
  readonly department: Contact
}

export type BlockName = keyof FormContents
export type ContactName = keyof Contact
export type FieldName = `${BlockName}.${ContactName}`

/** How 資格審査情報検索 finds a company at this agency (facts/e-bidding.md §2.1). */
export interface SearchPolicy {
  readonly numberLength: number // digits of the 登録番号, 1 to 16
  readonly secondKey: 'name' | 'password' | 'name-and-password'
}

/** A registration as 変更 shows it before anything is changed. */
export interface RegisteredContents {
  readonly number: string // 登録番号
  readonly companyId: string | null // 企業ID, 10 digits; null where the registration is older than these
  readonly company: CompanyInformation
  readonly contents: FormContents
  readonly revision: number // counts up with every change
}

/** `next`: the same request with a fresh nonce, for the registration or change that may follow. */
export type LoginAnswer =
  | { readonly purpose: 'login'; readonly standing: 'full' | 'provisional' }
  | { readonly purpose: 'registration'; readonly search: SearchPolicy; readonly next: RequestChallenge }
  | {
      readonly purpose: 'change'
      readonly standing: 'full' | 'provisional'
      readonly registration: RegisteredContents
      readonly next: RequestChallenge
    }

export interface RequestReceipt {
  readonly number: string // 20261124-000001
  readonly request: string
  readonly kind: 'registration' | 'change'
  readonly outcome: 'completed' | 'provisional' // 完了 or 仮登録
  readonly companyId: string | null // 10 digits; always there for a registration
  readonly time: string // RFC 3339, UTC
  readonly head: LogHead // the first one that holds it, as its last entry
}

/** What became of a registration or change whose answer was lost. 'not-done' is final: the request is closed. */
export type RequestSettlement =
  | { readonly state: 'done'; readonly receipt: RequestReceipt }
  | { readonly state: 'not-done' }

/** What anybody may know who holds the card: nothing personal, since no PIN was asked. */
export interface CardStanding {
  readonly registration:
    | { readonly state: 'unregistered' }
    | { readonly state: 'active' }
    | { readonly state: 'provisional' }
    | { readonly state: 'superseded'; readonly on: string } // RFC 3339, UTC
  readonly problems: readonly CertificateFailure['kind'][] // why the registry would not trust the certificate
}

/** The registry's counter for 登録, 変更 and ICカードの確認. */
export interface RegistrationDesk {
  /**
   * Failures for 'login' and 'change': `login.unregistered`, `login.superseded`, `certificate.*` (role 'card'); for
   * 'registration': `registration.card-registered`, `certificate.*`. Also `registry.not-accepted`.
   */
  beginRequest(request: {
    certificate: Uint8Array
    purpose: RequestPurpose
    kiosk: string
  }): Promise<Result<RequestChallenge>>
  /** Wants the card's proof over `kind login`, once. Fails as `beginRequest` does, and with `request.expired`. */
  login(request: { request: string; proof: SignedStatement }): Promise<Result<LoginAnswer>>
  /**
   * After the login of a registration. `name` and `password` are null where the policy does not ask for them; the
   * password's octets are UTF-8, and the caller wipes them. Unknown and wrong are one failure, `search.no-match`,
   * with one answer time; `search.too-many` says how long to wait; `request.expired`.
   */
  searchCompany(request: {
    request: string
    number: string
    name: string | null
    password: Uint8Array | null
  }): Promise<Result<CompanyInformation>>
  /**
   * `number` is the one that was searched for. The proof is over `kind registration` with `next`'s nonce. One
   * transaction, idempotent by request: a retry after a lost answer returns the same receipt. A refusal does not spend
   * the nonce. Fails with `registration.card-registered`, `registration.company-registered` (by policy),
   * `certificate.*`, `request.expired`, `registry.not-accepted`.
   */
  register(request: {
    request: string
    proof: SignedStatement
    number: string
    contents: FormContents
  }): Promise<Result<RequestReceipt>>
  /**
   * `revision` is the one that the visitor saw. As `register`, and `registration.changed-meanwhile` when the
   * registration has moved on: the visitor sees the present values, and a new proof names the new revision.
   */
  change(request: {
    request: string
    proof: SignedStatement
    contents: FormContents
    revision: number
  }): Promise<Result<RequestReceipt>>
  /** Says what became of a registration or change, and closes it for good when it did not happen. */
  settleRequest(request: string): Promise<Result<RequestSettlement>>
  /** What is printed of a registration or change that was done; `registry.not-accepted` for any other. */
  requestSheet(request: string): Promise<Result<RequestSheet>>
  checkCard(request: { certificate: Uint8Array }): Promise<Result<CardStanding>>
}
