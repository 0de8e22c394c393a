import type { Certificate } from '../certificate.ts'
import type { RevocationList } from '../revocation/revocation-list.ts'
import type { Memory } from './memory.ts'

/** All that is believed or on offer, parsed once; made by `trustMaterial`, which adds the rest. */
export interface TrustMaterial {
  readonly anchors: readonly Certificate[] // believed by name and key (RFC 5280 §6.1.1 d)
  readonly intermediates: readonly Certificate[] // believed for nothing
  readonly crls: readonly RevocationList[] // believed for nothing
  readonly anchorsByName: ReadonlyMap<string, readonly Certificate[]> // by key of the subject
  readonly intermediatesByName: ReadonlyMap<string, readonly Certificate[]>
  readonly crlsByIssuer: ReadonlyMap<string, readonly RevocationList[]>
  readonly memory: Memory
}

/** What RFC 5280 §6.1.1 c, e, f and g lets the user of a validator choose. */
export interface PolicyInputs {
  readonly initial: readonly string[] // OIDs; ['2.5.29.32.0'] is any policy
  readonly explicitPolicy: boolean
  readonly inhibitPolicyMapping: boolean
  readonly inhibitAnyPolicy: boolean
}

export interface PathQuestion {
  readonly leaf: Uint8Array // DER
  readonly material: TrustMaterial
  readonly at: Date
  readonly profile: 'path' | 'card' // RFC 5280 alone, or with what is asked of a card on top
  readonly revocation: 'refuse' | 'warn' | 'off' // what to do where no CRL can tell; a revoked one is refused unless off
  readonly policies: PolicyInputs
}

export type PathDecision =
  | {
      readonly decision: 'accept'
      readonly path: readonly Certificate[] // leaf first, anchor last
      readonly crls: readonly RevocationList[] // consulted, for the evidence
      readonly policies: readonly string[] // user-constrained-policy-set of RFC 5280 §6.1.5 g, sorted
      readonly warnings: readonly Warning[]
    }
  | { readonly decision: 'refuse'; readonly reason: PathReason; readonly path: readonly Certificate[] } // furthest tried

/** Only with revocation 'warn': what would otherwise have been the reason of a refusal. */
export interface Warning {
  readonly reason: RevocationGap
  readonly certificate: Certificate
}

/** Why no CRL tells whether a certificate is revoked. */
export type RevocationGap =
  | 'revocation-unknown' // no CRL is in scope, or those there are do not cover every reason
  | 'revocation-stale' // there is one, but of another time
  | 'crl-unusable' // there is one, but forged, by a signer that may not, or with a critical extension nobody knows

export type PathReason =
  | 'unreadable' // not one DER certificate that RFC 5280 §4 describes
  | 'no-path' // nobody here has the issuer's name, or no chain of such ends at an anchor
  | 'signature'
  | 'weak-hash' // or a signature algorithm that is not known
  | 'weak-key' // or a key of a kind that is not known
  | 'expired'
  | 'not-yet-valid'
  | 'not-ca' // basicConstraints of an issuer
  | 'path-too-long'
  | 'key-usage'
  | 'critical-extension' // one that nobody here understands
  | 'name-constraint'
  | 'policy'
  | 'serial'
  | 'leaf-is-ca'
  | 'revoked'
  | RevocationGap
  | 'work-exhausted' // a budget ran out before the search did
