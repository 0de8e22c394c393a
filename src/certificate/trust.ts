import type { CertificateFailure } from '../failure.ts'
import { type Crl, readCrl, serialKey } from './crl.ts'
import { certificateOutline, type Outline } from './outline.ts'
import { publicKeyOf } from './public-key.ts'
import { isAcceptedAlgorithm, isSignedBy } from './signature.ts'

/** Whom an installation believes. Made by `readTrust`; nothing outside of this file looks into an anchor. */
export interface Trust {
  readonly anchors: readonly Anchor[]
  readonly crls: readonly string[] // fingerprints, for the evidence
}

interface Anchor {
  readonly outline: Outline
  readonly revoked: readonly ReadonlySet<string>[]
}

/** Which file is of no use, and why; `index` counts within the anchors or the CRLs. */
export interface TrustProblem {
  readonly kind:
    | 'anchor.unreadable'
    | 'crl.unreadable'
    | 'crl.forged' // names an anchor that did not sign it
    | 'crl.of-nobody' // names no anchor: whom it revokes would be believed
  readonly index: number
  readonly file: string
}

/** Anchors and CRLs in DER. Fails closed: a CRL that cannot be used is a problem, not a CRL less. */
export function readTrust(files: {
  anchors: readonly Uint8Array[]
  crls: readonly Uint8Array[]
}): Trust | TrustProblem {
  const anchors = files.anchors.map(certificateOutline)
  const crls = files.crls.map(readCrl)
  const known = anchors.filter((anchor) => anchor !== null)
  const lists = crls.filter((crl) => crl !== null)
  if (known.length < anchors.length) return problem('anchor.unreadable', anchors.indexOf(null))
  if (lists.length < crls.length) return problem('crl.unreadable', crls.indexOf(null))
  const ofNobody = lists.findIndex((crl) => !known.some(({ subject }) => same(crl.issuer, subject)))
  if (ofNobody >= 0) return problem('crl.of-nobody', ofNobody)
  const forged = lists.findIndex((crl) => !known.some((anchor) => isOf(crl, anchor)))
  if (forged >= 0) return problem('crl.forged', forged)
  return {
    anchors: known.map((outline) => ({
      outline,
      revoked: lists.filter((crl) => isOf(crl, outline)).map(({ revoked }) => revoked),
    })),
    crls: lists.map((crl) => crl.fingerprint),
  }
}

const problem = (kind: TrustProblem['kind'], index: number): TrustProblem => ({
  kind,
  index,
  file: `${kind.split('.')[0]} ${index + 1}`, // `loadTrust` knows its name
})

export type TrustDecision = 'accepted' | CertificateFailure['kind']

/**
 * Whether a card's certificate is accepted at `at`: signed by an anchor with SHA-2, RSA >= 2048 or P-256/P-384, in date
 * to the second with notAfter inclusive (RFC 5280 §4.1.2.5), and in no CRL that this anchor signed. Of several reasons
 * the one that makes the others meaningless is given first.
 */
export function decideTrust(der: Uint8Array, at: Date, trust: Trust): TrustDecision {
  const outline = certificateOutline(der)
  if (!outline) return 'certificate.unreadable'
  const named = trust.anchors.filter(({ outline: anchor }) => same(anchor.subject, outline.issuer))
  if (named.length === 0) return 'certificate.untrusted'
  if (!isAcceptedAlgorithm(outline.signatureAlgorithm)) return 'certificate.weak'
  const anchor = named.find(({ outline: { publicKey } }) => isSignedBy(outline, publicKey))
  if (!anchor) return 'certificate.untrusted'
  if (publicKeyOf(outline.publicKey)?.weak !== false) return 'certificate.weak'
  return datesAt(outline, at) ?? (isRevoked(outline, anchor) ? 'certificate.revoked' : 'accepted')
}

function datesAt({ notBefore, notAfter }: Outline, at: Date): TrustDecision | null {
  const second = Math.floor(at.getTime() / 1000) * 1000 // else a certificate ends half a second into its last one
  if (second < notBefore.getTime()) return 'certificate.not-yet-valid'
  return second > notAfter.getTime() ? 'certificate.expired' : null
}

const isRevoked = ({ serial }: Outline, { revoked }: Anchor): boolean =>
  revoked.some((serials) => serials.has(serialKey(serial)))

const isOf = (crl: Crl, anchor: Outline): boolean =>
  same(crl.issuer, anchor.subject) && isSignedBy(crl, anchor.publicKey)

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0
