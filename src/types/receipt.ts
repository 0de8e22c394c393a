import type { ReceiptFailure } from '../failure.ts'
import type { CertificateRows } from './certificate.ts'
import type { CompanyInformation, FormContents } from './registration.ts'
import type { Difference, LogHead, ReviewRows } from './registry.ts'

/** All that a printed or saved receipt says, as it is recorded: of a renewal what 電子証明書更新確認 showed. */
export type Sheet = RenewalSheet | RequestSheet

interface SheetHead {
  readonly number: string // 20261123-000127
  readonly outcome: 'completed' | 'provisional'
  readonly time: string // RFC 3339, UTC
  readonly registry: string
  readonly kiosk: string
  readonly registration: string // 登録番号
  readonly logged: Logged
}

export interface RenewalSheet extends SheetHead {
  readonly kind: 'renewal'
  readonly personInCharge: string // may be ''
  readonly current: ReviewRows // company name and address as they are registered when the sheet is made
  readonly new: ReviewRows
  readonly differences: readonly Difference[]
}

export interface RequestSheet extends SheetHead {
  readonly kind: 'registration' | 'change'
  readonly companyId: string | null
  readonly company: CompanyInformation
  readonly card: CertificateRows
  readonly contents: FormContents
}

/** Where the evidence of a receipt stands in the log. */
export interface Logged {
  readonly evidence: string // SHA-256 of its text, hex
  readonly entry: number
  readonly head: LogHead
  readonly proof: string // Sigsum proof, as `sigsum-verify` takes it
}

export const RECEIPT_WAYS = ['print', 'save'] as const
export type ReceiptWay = (typeof RECEIPT_WAYS)[number]

/** How a visitor gets his receipt out of this kiosk, each way for itself. */
export type ReceiptOffers = Readonly<Record<ReceiptWay, 'off' | 'on-key' | 'automatic'>>

/** What the operator has said about receipts. Null: not this way; of the font, whichever is found. */
export interface ReceiptSettings {
  readonly folder: string | null
  readonly printer: string | null // a CUPS queue
  readonly format: 'pdf' | 'text'
  readonly when: Exclude<ReceiptOffers[ReceiptWay], 'off'>
  readonly font: string | null // TrueType or OpenType, with Japanese characters
}

/** Of the renewal or request that has just been done. Never throws; bounded in time. */
export type IssueReceipt = (input: { readonly way: ReceiptWay; readonly of: IssuedFor }) => Promise<Issued>

export type IssuedFor =
  | { readonly number: string; readonly renewal: string }
  | { readonly number: string; readonly request: string }

/** `asText`: no Japanese font was found for a PDF. */
export type Issued =
  | { readonly ok: true; readonly asText?: true }
  | { readonly ok: false; readonly failure: ReceiptFailure }
