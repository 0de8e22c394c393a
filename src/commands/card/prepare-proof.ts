import type { Refusal } from '../../exit.ts'
import type { Failure } from '../../failure.ts'
import { done, failed, type Result } from '../../result.ts'
import { parseStatement } from '../../statement.ts'
import type { Candidate } from '../../types/reader.ts'
import { attempt } from '../attempt.ts'
import type { CardOptions } from './card-options.ts'
import { readStart } from './read-start.ts'
import { openSignatureFile, type SignatureFile } from './signature-file.ts'

export interface ProofRequest {
  readonly reader: string | null
  readonly statement: Uint8Array
  readonly role: Candidate['role'] | null
  readonly fingerprint: string // of the card that the statement is for
}

export interface PreparedProof {
  readonly request: ProofRequest
  readonly file: SignatureFile
}

const LONGEST_READ = 2048 // octets; no statement is half as long
const NO_STATEMENT: Failure = { kind: 'registry.not-accepted', detail: 'statement' }

/** Whatever can be wrong without a card is found before one is used; octets of another grammar go no further. */
export function prepareProof(
  suffix: string,
  { reader, statement: path, role, out }: Extract<CardOptions, { command: 'prove' }>,
): Result<PreparedProof> | Refusal {
  const statement = attempt(() => readStart(path, LONGEST_READ))
  if ('code' in statement) return statement
  const fingerprint = signerOf(statement)
  if (fingerprint === null) return failed(NO_STATEMENT)
  const file = attempt(() => openSignatureFile(out, suffix))
  return 'code' in file ? file : done({ request: { reader, statement, role, fingerprint }, file })
}

function signerOf(octets: Uint8Array): string | null {
  const statement = parseStatement(octets)
  return statement && (statement.role === 'current' ? statement.current : statement.new)
}
