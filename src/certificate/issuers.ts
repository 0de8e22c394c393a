import type { IssuerRules } from '../types/visit.ts'

const LOCAL_AUTHORITIES = 'OU=Japan Agency for Local Authority Information Systems'

/** The two authorities of the My Number card (facts §3.3). */
export const JPKI = {
  authentication: `${LOCAL_AUTHORITIES},OU=JPKI for user authentication,O=JPKI,C=JP`,
  signature: `${LOCAL_AUTHORITIES},OU=JPKI for digital signature,O=JPKI,C=JP`,
} as const

/**
 * How issuers treat a blocked PIN (facts §5), by issuer name in RFC 4514 order. Only names known for certain stand
 * here: the commercial authorities' names could not be read, so their cards get no rule rather than a wrong one.
 */
const RULES: Readonly<Record<string, IssuerRules>> = {
  'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP': {
    name: '研修用認証局',
    maxTries: 5,
    unblocking: 'issuer-unblocks',
    telephone: null,
    hours: null,
  },
  // Both are reset at the counter of a city office.
  [JPKI.authentication]: {
    name: '公的個人認証サービス (利用者証明用)',
    maxTries: 3,
    unblocking: 'issuer-unblocks',
    telephone: null,
    hours: null,
  },
  [JPKI.signature]: {
    name: '公的個人認証サービス (署名用)',
    maxTries: 5,
    unblocking: 'issuer-unblocks',
    telephone: null,
    hours: null,
  },
}

/** The rules of the issuer named so (`CertificateRows.issuer`); null when nobody has written them down. */
export const issuerRules = (issuer: string): IssuerRules | null =>
  Object.hasOwn(RULES, issuer) ? (RULES[issuer] ?? null) : null
