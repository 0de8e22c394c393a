import { constants, verify } from 'node:crypto'
import type { PublicKey } from '../certificate/public-key.ts'
import { parseStatement, type Statement } from '../statement.ts'
import type { SignedStatement } from '../types/registry.ts'

/** What is wrong with a proof, for the log and the evidence; visitors get one sentence for all of them. */
export type ProofProblem = 'statement' | `statement.${string}` | 'algorithm' | 'signature'

const KEY_OF = { 'rsa-pkcs1-sha256': 'rsa', 'ecdsa-sha256': 'ec' } as const

/**
 * Null when `key` signed exactly the statement that this registry expects. The scheme goes by the key, not by what
 * happens to verify; ECDSA signatures are DER. Nothing but `expected` composes to octets that pass.
 */
export function proofProblem(proof: SignedStatement, expected: Statement, key: PublicKey): ProofProblem | null {
  const statement = parseStatement(proof.statement)
  if (!statement) return 'statement'
  const differing = difference(statement, expected)
  if (differing) return `statement.${differing}`
  if (key.weak || KEY_OF[proof.algorithm] !== key.algorithm) return 'algorithm'
  return isSigned(proof, key) ? null : 'signature'
}

function difference(statement: Statement, expected: Statement): string | undefined {
  const given: Readonly<Record<string, string>> = { ...statement }
  const wanted: Readonly<Record<string, string>> = { ...expected }
  return Object.keys({ ...wanted, ...given }).find((field) => given[field] !== wanted[field])
}

function isSigned({ statement, signature }: SignedStatement, { algorithm, key }: PublicKey): boolean {
  const scheme = algorithm === 'rsa' ? { padding: constants.RSA_PKCS1_PADDING } : { dsaEncoding: 'der' as const }
  return verify('sha256', statement, { key, ...scheme }, signature)
}
