import { contentsProblems } from '../../form/contents-problems.ts'
import { BLOCKS, CONTACT_NAMES } from '../../form/fields.ts'
import type { FormContents } from '../../types/registration.ts'
import type { SignedStatement } from '../../types/registry.ts'

const MOST = { statement: 1024, signature: 1024, certificate: 64 * 1024, searched: 400 } // octets; characters

export const isProofSized = ({ statement, signature }: SignedStatement): boolean =>
  statement.length <= MOST.statement && signature.length <= MOST.signature

export const isCertificateSized = ({ length }: Uint8Array): boolean => length <= MOST.certificate

export const isSearchSized = (...keys: readonly ({ readonly length: number } | null)[]): boolean =>
  keys.every((key) => (key?.length ?? 0) <= MOST.searched)

/** What the form guarantees anyway, for whoever comes without it. */
export const areContents = (contents: FormContents): boolean =>
  BLOCKS.every((block) => CONTACT_NAMES.every((name) => typeof contents[block]?.[name] === 'string')) &&
  contentsProblems(contents).length === 0
