import { type SigningKey, signingKey } from './log/ed25519.ts'

/** Who signs what: the log its heads, the kiosk renewals and refusals, the registry what it does itself. */
export interface LogKeys {
  readonly log: SigningKey
  readonly registry: SigningKey
  readonly kiosk: SigningKey
}

export type Signer = keyof LogKeys

export const SIGNERS: readonly Signer[] = ['log', 'registry', 'kiosk']

export const SEED_LENGTH = 32 // octets

export const keysOf = (seed: (signer: Signer) => Uint8Array): LogKeys => ({
  log: signingKey(seed('log')),
  registry: signingKey(seed('registry')),
  kiosk: signingKey(seed('kiosk')),
})
