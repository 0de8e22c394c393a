import type { CardRole } from '../failure.ts'
import { parseRequestStatement } from '../statement/request-statement.ts'
import { parseStatement } from '../statement.ts'
import type { SignedStatement } from '../types/registry.ts'
import type { EvidenceBlock, EvidenceLine } from './evidence-text.ts'
import { base64 } from './log/octets.ts'

/** The card's own certificate first. */
export const chainLine = (role: CardRole, certificates: readonly Uint8Array[]): EvidenceLine => [
  `${role}-chain`,
  certificates.map(base64).join(' '),
]

/** A statement of our grammar as it was signed; other octets, of a refusal, in base64. */
export function proofLines(
  role: CardRole,
  { statement, algorithm, signature }: SignedStatement,
): (EvidenceLine | EvidenceBlock)[] {
  const known = parseStatement(statement) ?? parseRequestStatement(statement)
  const signed = known
    ? { block: `${role}-statement`, text: Buffer.from(statement).toString('latin1') }
    : ([`${role}-statement-octets`, base64(statement)] as const)
  return [signed, [`${role}-signature`, `${algorithm} ${base64(signature)}`]]
}
