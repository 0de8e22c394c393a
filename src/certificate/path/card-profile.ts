import type { Certificate } from '../certificate.ts'
import { KEY_USAGE } from '../extensions/key-usage.ts'
import type { PublicKey } from '../public-key.ts'
import { isSha2, signatureAlgorithm } from '../signature-algorithm.ts'

type Problem = 'weak-hash' | 'weak-key' | 'serial' | 'leaf-is-ca' | 'key-usage'

/** What is asked of every certificate below the anchor on top of RFC 5280: SHA-2, a key of today, a serial of §4.1.2.2. */
export function strengthProblem(certificate: Certificate, key: PublicKey | null): Problem | null {
  const algorithm = signatureAlgorithm(certificate.signatureAlgorithm)
  if (!algorithm || !isSha2(algorithm)) return 'weak-hash'
  if (!isStrong(key)) return 'weak-key'
  return isPositive(certificate.serial) ? null : 'serial'
}

/** RSA of 2048 to 8192 bits, P-256 or P-384. */
export const isStrong = (key: PublicKey | null): boolean => key?.weak === false

/** What is asked of the card's own certificate: it is nobody's CA, and its key may sign a login where its use is limited. */
export function leafProblem({ basicConstraints, keyUsage }: Certificate): Problem | null {
  if (basicConstraints?.ca) return 'leaf-is-ca'
  return keyUsage !== null && (keyUsage & KEY_USAGE.digitalSignature) === 0 ? 'key-usage' : null
}

/** At most 20 octets is the reader's rule (outline.ts). */
const isPositive = (serial: Uint8Array): boolean => (serial[0] ?? 0x80) < 0x80 && serial.some((octet) => octet > 0)
