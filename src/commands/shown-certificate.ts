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
  readonly rows: { readonly [row in keyof ReviewRows]: string | null }
}

/** Company name and address stand in the registration, not in the certificate (facts §1.2). */
export async function shownCertificate(certificate: Uint8Array): Promise<Result<ShownCertificate>> {
  const view = await viewCertificate(certificate)
  if (!view.ok) return view
  const { fingerprint, rows, notBefore, notAfter, publicKey } = view.value
  return done({
    fingerprint,
    subject: await subjectName(certificate),
    issuer: rows.issuer,
    serial: rows.serial,
    notBefore,
    notAfter,
    publicKey,
    rows: { companyName: null, companyAddress: null, ...rows },
  })
}
