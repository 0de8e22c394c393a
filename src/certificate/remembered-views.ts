import type { Result } from '../result.ts'
import type { CertificateView } from '../types/certificate.ts'
import { fingerprint } from './fingerprint.ts'
import type { IssuerTable } from './issuers.ts'
import { viewCertificate } from './view.ts'

export type ViewOf = (der: Uint8Array) => Promise<Result<CertificateView>>

const REMEMBERED = 1000 // of some 2 KiB each

/**
 * `viewCertificate` that knows the certificates it saw last: a renewal looks at both of its cards twice, and @peculiar/x509
 * takes 1.7 ms for one, as long as its whole transaction. What a certificate says never changes; whether it is trusted
 * does, and is remembered nowhere.
 */
export function rememberedViews(issuers: IssuerTable): ViewOf {
  const views = new Map<string, ReturnType<ViewOf>>()
  return (der) => {
    const name = fingerprint(der)
    const view = views.get(name) ?? viewCertificate(der, issuers)
    views.delete(name)
    views.set(name, view) // the newest stands last
    const [oldest] = views.size > REMEMBERED ? views.keys() : []
    if (oldest !== undefined) views.delete(oldest)
    return view
  }
}
