import { type Certificate, readCertificate } from '../certificate.ts'
import { type PublicKey, publicKeyOf } from '../public-key.ts'
import { remembered } from '../remembered.ts'
import type { Signed } from '../signed.ts'

/**
 * Signatures that were checked, so that a list of a megabyte is hashed once and not at every question. Entries go with
 * the parsed objects they are about; the strings are hex of SubjectPublicKeyInfos of issuers in the same material, so
 * there is an end to them.
 */
export interface Memory {
  readonly signatures: WeakMap<Signed, Map<string, boolean>>
  readonly keys: Map<string, PublicKey | null>
  /** `readCertificate` of what is asked about, so that the entries of a card stay for its next question. */
  readonly read: (der: Uint8Array) => Certificate | null
  readonly readKey: typeof publicKeyOf
}

export const emptyMemory = (): Memory => ({
  signatures: new WeakMap(),
  keys: new Map(),
  read: remembered(readCertificate),
  readKey: remembered(publicKeyOf),
})
