/** The certificate's rows of 電子証明書更新確認 (the manual, 1.4), ready to show except for escaping. Blank is ''. */
export interface CertificateRows {
  readonly cardCompanyName: string
  readonly cardCompanyAddress: string
  readonly holderName: string
  readonly holderAddress: string
  readonly serial: string // decimal
  readonly issuer: string // RFC 4514 order, 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
  readonly expiry: string // yyyy/MM/dd in JST
}

/** The rows that authorities put in different places. */
export type HolderRow = 'cardCompanyName' | 'cardCompanyAddress' | 'holderName' | 'holderAddress'

/** Where in the certificate each row's value was found: 'san.O', 'subject.ST+L'; null for a blank row. */
export type RowSources = { readonly [row in keyof CertificateRows]: string | null }

export interface CertificateView {
  readonly fingerprint: string
  readonly rows: CertificateRows
  readonly sources: RowSources
  readonly notBefore: string // RFC 3339, UTC
  readonly notAfter: string
  readonly publicKey: { readonly algorithm: 'rsa' | 'ec' | 'other'; readonly bits: number }
}
