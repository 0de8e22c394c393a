import { toHex } from '../../iso7816/bytes.ts'
import type { Tlv } from '../../iso7816/tlv.ts'
import { fieldsOf, fieldWith, TAG } from './der-fields.ts'

const TYPE_ATTRIBUTES = 0xa1
const MAX_LABEL = 255

/** One entry of a directory file, ISO/IEC 7816-15: common, class and type attributes of some object. */
export interface InformationObject {
  readonly label: string
  readonly authId: string // hex; which PIN has to be verified; empty: none
  readonly classAttributes: readonly Tlv[]
  readonly typeAttributes: readonly Tlv[]
}

export function informationObject(entry: Tlv): InformationObject | undefined {
  const [common, attributes, ...others] = fieldsOf(entry)
  if (common?.tag !== TAG.sequence || attributes?.tag !== TAG.sequence) return undefined
  const commonAttributes = fieldsOf(common)
  return {
    label: textOf(fieldWith(commonAttributes, TAG.utf8String)),
    authId: hexOf(fieldWith(commonAttributes, TAG.octetString)),
    classAttributes: fieldsOf(attributes),
    typeAttributes: fieldsOf(fieldsOf(fieldWith(others, TYPE_ATTRIBUTES))[0]),
  }
}

export const hexOf = (field: Tlv | undefined): string => toHex(field?.value ?? new Uint8Array())

export const textOf = (field: Tlv | undefined): string =>
  new TextDecoder().decode(field?.value.subarray(0, MAX_LABEL) ?? new Uint8Array()).trim()
