import type { ViewOf } from '../../certificate/view.ts'
import type { CertificateView } from '../../types/certificate.ts'

export function viewOrNull(view: ViewOf, certificate: Uint8Array | null): CertificateView | null {
  const viewed = certificate && view(certificate)
  return viewed?.ok ? viewed.value : null
}
