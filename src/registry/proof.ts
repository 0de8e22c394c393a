import { verify } from 'node:crypto'
import type { PublicKey } from '../certificate/public-key.ts'
import { parseRequestStatement, type RequestStatement } from '../statement/request-statement.ts'
import { parseStatement, type Statement } from '../statement.ts'
import type { SignedStatement } from '../types/registry.ts'

/** What is wrong with a proof, for the log and the evidence; visitors get one sentence for all of them. */
export type ProofProblem = 'statement' | `statement.${string}` | 'algorithm' | 'signature'

const KEY_OF = { 'rsa-pkcs1-sha256': 'rsa', 'ecdsa-sha256': 'ec' } as const

/**
 * Null when `key` signed exactly the statement that this registry expects. The scheme goes by the key, not by what
 * happens to verify; ECDSA signatures are DER. Nothing but `expected` composes to octets that pass.
 */
export const proofProblem = (proof: SignedStatement, expected: Statement, key: PublicKey): ProofProblem | null =>
  problemOf(proof, parseStatement(proof.statement), expected, key)

/** The same for what one card signs in 登録, 変更 and a login. */
export const requestProofProblem = (
  proof: SignedStatement,
  expected: RequestStatement,
  key: PublicKey,
): ProofProblem | null => problemOf(proof, parseRequestStatement(proof.statement), expected, key)

function problemOf<Kind extends Statement | RequestStatement>(
  proof: SignedStatement,
  statement: Kind | null,
  expected: Kind,
  key: PublicKey,
): ProofProblem | null {
  if (!statement) return 'statement'
  const differing = difference(statement, expected)
  if (differing) return `statement.${differing}`
  if (key.weak || KEY_OF[proof.algorithm] !== key.algorithm) return 'algorithm'
  return isSigned(proof, key) ? null : 'signature'
}

function difference(statement: object, expected: object): string | undefined {
  const given: Readonly<Record<string, unknown>> = { ...statement }
  const wanted: Readonly<Record<string, unknown>> = { ...expected }
  return Object.keys({ ...wanted, ...given }).find((field) => given[field] !== wanted[field])
}

/** PKCS#1 v1.5 and DER are what node:crypto takes by itself; an object that says so is looked through for 0.1 ms. */
const isSigned = ({ statement, signature }: SignedStatement, { key }: PublicKey): boolean =>
  verify('sha256', statement, key, signature)
