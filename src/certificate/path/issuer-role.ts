import type { Certificate } from '../certificate.ts'
import { KEY_USAGE } from '../extensions/key-usage.ts'

/** Whether an intermediate certificate may issue (RFC 5280 §6.1.4 k and n): a CA of v3 that says so. */
export function issuerProblem(issuer: Certificate): 'not-ca' | 'key-usage' | null {
  if (issuer.basicConstraints?.ca !== true) return 'not-ca'
  return maySignCertificates(issuer) ? null : 'key-usage'
}

/**
 * An anchor is a name and a key (§6.1.1 d), also of v1. But what its certificate forbids is not allowed because it was
 * put into a folder: an end entity's certificate there makes no CA (RFC 5937 §2 lets its constraints count).
 */
export function anchorProblem(anchor: Certificate): 'not-ca' | 'key-usage' | 'critical-extension' | null {
  if (anchor.unknownCritical) return 'critical-extension'
  if (anchor.basicConstraints?.ca === false) return 'not-ca'
  return maySignCertificates(anchor) ? null : 'key-usage'
}

const maySignCertificates = ({ keyUsage }: Certificate): boolean =>
  keyUsage === null || (keyUsage & KEY_USAGE.certificateSigning) !== 0

export const maySignCrls = ({ keyUsage }: Certificate): boolean =>
  keyUsage === null || (keyUsage & KEY_USAGE.crlSigning) !== 0
