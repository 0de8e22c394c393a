import type { Extension } from './extensions.ts'
import type { ChainKey } from './keys.ts'
import type { ChainName } from './names.ts'
import type { Signing } from './sign.ts'

/** What a certificate will say: breakages change plans, never octets. */
export interface CertificatePlan extends Signing {
  readonly version: 1 | 3
  readonly serial: bigint
  readonly issuer: ChainName
  readonly subject: ChainName
  readonly notBefore: Date
  readonly notAfter: Date
  readonly key: ChainKey
  readonly extensions: readonly Extension[]
}

export interface CrlPlan extends Signing {
  readonly version: 1 | 2
  readonly issuer: ChainName
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly entries: readonly RevokedPlan[]
  readonly extensions: readonly Extension[]
}

export interface RevokedPlan {
  readonly serial: bigint
  readonly date: Date
  readonly extensions: readonly Extension[]
}

/** From the anchor to the leaf, with more certificates and the CRLs that are on hand. */
export interface ChainPlan {
  readonly path: readonly CertificatePlan[] // [anchor, authorities..., leaf]
  readonly others: readonly CertificatePlan[] // also in the pool of intermediates
  readonly crls: readonly CrlPlan[]
  readonly at: Date
  readonly profile: 'path' | 'card'
  readonly revocation: 'refuse' | 'warn' | 'off'
  readonly policies: {
    readonly initial: readonly string[]
    readonly explicitPolicy: boolean
    readonly inhibitPolicyMapping: boolean
    readonly inhibitAnyPolicy: boolean
  }
}

export const ANY_POLICY = '2.5.29.32.0'
