import { toHex } from '../../iso7816/bytes.ts'
import type { Tlv } from '../../iso7816/tlv.ts'
import { fieldsOf, fieldWith, integerOf, TAG } from './der-fields.ts'

/** Where something is on the card, ISO/IEC 7816-15: a file, or a part of one. */
export interface FilePath {
  readonly identifiers: string // upper-case hex; 3F00 first: from the root, else from the application's DF
  readonly index?: number // in a transparent file the offset, in a linear one the record
  readonly length?: number
}

export const ROOT = '3F00'
const MAX_OCTETS = 16
const LENGTH = 0x80

/** The fields of a Path. Undefined: a path that cannot be followed. */
export function filePathOf(object: Tlv | undefined): FilePath | undefined {
  const fields = fieldsOf(object)
  const identifiers = pathIdentifiers(fieldWith(fields, TAG.octetString)?.value)
  if (identifiers === undefined) return undefined
  const index = integerOf(fieldWith(fields, TAG.integer))
  const length = integerOf(fieldWith(fields, LENGTH))
  if ((index ?? 0) < 0 || (length ?? 0) < 0) return undefined
  return { identifiers, ...(index === undefined ? {} : { index }), ...(length === undefined ? {} : { length }) }
}

/** File identifiers are two octets each. */
export const pathIdentifiers = (octets: Uint8Array | undefined): string | undefined =>
  octets && octets.length > 0 && octets.length % 2 === 0 && octets.length <= MAX_OCTETS ? toHex(octets) : undefined

export const isFromRoot = (identifiers: string): boolean => identifiers.startsWith(ROOT)
