import type { IssuerTable } from '../certificate/issuers.ts'
import { subjectName } from '../certificate/subject-name.ts'
import { viewCertificate } from '../certificate/view.ts'
import { done, type Result } from '../result.ts'
import type { CertificateView } from '../types/certificate.ts'
import type { ReviewRows } from '../types/registry.ts'

/** A certificate as `card show` and `certificate show` print it. */
export interface ShownCertificate
  extends Pick<CertificateView, 'fingerprint' | 'notBefore' | 'notAfter' | 'publicKey'> {
  readonly subject: string | null
  readonly issuer: string
  readonly serial: string // decimal
  readonly rows: Rows
  readonly sources: Rows // where in the certificate each value was found
}

type Rows = { readonly [row in keyof ReviewRows]: string | null }

/** Company name and address stand in the registration, not in the certificate (the manual, 1.4). */
const NOT_ON_CARD = { companyName: null, companyAddress: null }

export async function shownCertificate(
  certificate: Uint8Array,
  issuers: IssuerTable,
): Promise<Result<ShownCertificate>> {
  const view = await viewCertificate(certificate, issuers)
  if (!view.ok) return view
  const { fingerprint, rows, sources, notBefore, notAfter, publicKey } = view.value
  return done({
    fingerprint,
    subject: subjectName(certificate),
    issuer: rows.issuer,
    serial: rows.serial,
    notBefore,
    notAfter,
    publicKey,
    rows: { ...NOT_ON_CARD, ...rows },
    sources: { ...NOT_ON_CARD, ...sources },
  })
}
