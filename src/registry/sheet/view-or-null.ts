import type { ViewOf } from '../../certificate/remembered-views.ts'
import type { CertificateView } from '../../types/certificate.ts'

export async function viewOrNull(view: ViewOf, certificate: Uint8Array | null): Promise<CertificateView | null> {
  const viewed = certificate && (await view(certificate))
  return viewed?.ok ? viewed.value : null
}
