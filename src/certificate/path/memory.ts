import type { Signed } from '../signature.ts'

/**
 * Signatures that were checked, so that a list of a megabyte is hashed once and not at every question. Entries go with
 * the parsed objects they are about; the inner keys are the SubjectPublicKeyInfo of issuers among the same material.
 */
export interface Memory {
  readonly signatures: WeakMap<Signed, Map<string, boolean>>
}

export const emptyMemory = (): Memory => ({ signatures: new WeakMap() })
