import type { CardKey } from '../card-key.ts'
import { pkcs1Block, sha256 } from '../signature-input.ts'

/** How a PIV card signs with a kind of key: its algorithm identifier and what it wants to be given. */
export interface PivAlgorithm {
  readonly kind: CardKey['kind']
  readonly bits: number
  readonly identifier: number
  input(statement: Uint8Array): Uint8Array
}

/** SP 800-78-4 table 6-2. */
const ALGORITHMS: readonly PivAlgorithm[] = [
  { kind: 'rsa', bits: 2048, identifier: 0x07, input: (statement) => pkcs1Block(statement, 256) },
  { kind: 'ec', bits: 256, identifier: 0x11, input: sha256 },
]

export const pivAlgorithm = (key: CardKey): PivAlgorithm | undefined =>
  ALGORITHMS.find(({ kind, bits }) => kind === key.kind && bits === key.bits)
