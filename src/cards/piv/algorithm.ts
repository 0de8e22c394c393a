import { leftPadded, pkcs1Block, sha256 } from '../signature-input.ts'
import type { VerifyingKey } from '../verifying-key.ts'

/** How a PIV card signs with a kind of key: its algorithm identifier and what it wants to be given. */
export interface PivAlgorithm {
  readonly kind: VerifyingKey['kind']
  readonly bits: number
  readonly identifier: number
  input(statement: Uint8Array): Uint8Array
}

/**
 * Identifiers of SP 800-78-4 and, for RSA-3072, SP 800-78-5. What is signed is as long as the key (SP 800-73-4 part 2
 * §4.1.4): OpenFIPS201 compares the two, YubiKeys take shorter hashes as well. So a P-384 card is given SHA-256 with
 * sixteen zeros before it: the same number, and hence the same signature (FIPS 186-5 §6.4.1).
 */
const ALGORITHMS: readonly PivAlgorithm[] = [
  { kind: 'rsa', bits: 2048, identifier: 0x07, input: (statement) => pkcs1Block(statement, 256) },
  { kind: 'rsa', bits: 3072, identifier: 0x05, input: (statement) => pkcs1Block(statement, 384) },
  { kind: 'ec', bits: 256, identifier: 0x11, input: sha256 },
  { kind: 'ec', bits: 384, identifier: 0x14, input: (statement) => leftPadded(sha256(statement), 48) },
]

export const pivAlgorithm = (key: VerifyingKey): PivAlgorithm | undefined =>
  ALGORITHMS.find(({ kind, bits }) => kind === key.kind && bits === key.bits)
