import { findOne, readWithin, type Tlv } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'
import { bitOf, fieldsOf, fieldWith, integerOf, referenceOf, TAG } from './der-fields.ts'
import { textOf } from './information-object.ts'
import { readPaddedObjects } from './padded-objects.ts'

/** What EF(TokenInfo) says of the card as a whole, ISO/IEC 7816-15. */
export interface TokenInfo {
  readonly label: string
  readonly algorithms: readonly SupportedAlgorithm[]
}

export interface SupportedAlgorithm {
  readonly reference: number // what keys call it
  readonly mechanism: number // PKCS#11's number for it
  readonly signs: boolean
  readonly algorithm: number | undefined // what the card calls it in commands
}

export const NO_TOKEN_INFO: TokenInfo = { label: '', algorithms: [] }

const LABEL = 0x80
const LABEL_EXPLICIT = 0xa0 // seen by OpenSC
const SUPPORTED_ALGORITHMS = 0xa2
const COMPUTE_CHECKSUM = 0 // Operations
const COMPUTE_SIGNATURE = 1
const MAX_ALGORITHMS = 64

export function tokenInfo(octets: Uint8Array): Result<TokenInfo> {
  const objects = readPaddedObjects(octets)
  if (!objects.ok) return objects
  if (objects.value.length === 0) return done(NO_TOKEN_INFO) // a file that was never written
  const information = findOne(objects.value, TAG.sequence)
  if (!information.ok) return information
  const fields = readWithin(information.value)
  if (!fields.ok) return fields
  const label = fieldWith(fields.value, LABEL) ?? fieldsOf(fieldWith(fields.value, LABEL_EXPLICIT))[0]
  return done({ label: textOf(label), algorithms: supportedAlgorithms(fields.value) })
}

const supportedAlgorithms = (fields: readonly Tlv[]): readonly SupportedAlgorithm[] =>
  fieldsOf(fieldWith(fields, SUPPORTED_ALGORITHMS))
    .slice(0, MAX_ALGORITHMS)
    .map(supportedAlgorithm)
    .filter((algorithm) => algorithm !== undefined)

/** AlgorithmInfo: reference, algorithm, parameters, operations, and perhaps OID and the card's own reference. */
function supportedAlgorithm(entry: Tlv): SupportedAlgorithm | undefined {
  const [first, second, ...others] = fieldsOf(entry)
  const reference = first?.tag === TAG.integer ? integerOf(first) : undefined
  const mechanism = second?.tag === TAG.integer ? integerOf(second) : undefined
  if (reference === undefined || mechanism === undefined) return undefined
  const operations = fieldWith(others, TAG.bitString)
  const signs = !operations || bitOf(operations, COMPUTE_SIGNATURE) || bitOf(operations, COMPUTE_CHECKSUM)
  return { reference, mechanism, signs, algorithm: referenceOf(others.findLast(({ tag }) => tag === TAG.integer)) }
}
