import type { PublicKey } from '../public-key.ts'
import type { Signed } from '../signed.ts'

/**
 * Signatures that were checked, so that a list of a megabyte is hashed once and not at every question. Entries go with
 * the parsed objects they are about; the strings are hex of SubjectPublicKeyInfos of issuers in the same material, so
 * there is an end to them.
 */
export interface Memory {
  readonly signatures: WeakMap<Signed, Map<string, boolean>>
  readonly keys: Map<string, PublicKey | null>
}

export const emptyMemory = (): Memory => ({ signatures: new WeakMap(), keys: new Map() })
