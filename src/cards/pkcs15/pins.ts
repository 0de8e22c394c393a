import type { Tlv } from '../../iso7816/tlv.ts'
import { bitOf, fieldWith, integerOf, referenceOf, TAG } from './der-fields.ts'
import { type FilePath, filePathOf } from './file-path.ts'
import { hexOf, informationObject } from './information-object.ts'

/** A PIN that EF(AODF) tells of, ISO/IEC 7816-15. */
export interface Pin {
  readonly authId: string // hex
  readonly type: PinType
  readonly minLength: number // characters
  readonly maxLength: number
  readonly storedLength: number // octets
  readonly reference: number
  readonly padding: number | undefined // fills the PIN up to its stored length
  readonly caseSensitive: boolean
  readonly path: FilePath | undefined // the DF it belongs to; undefined: the whole card
}

export type PinType = 'bcd' | 'ascii-numeric' | 'utf8' | 'half-nibble-bcd' | 'iso9564-1'

const TYPES: readonly PinType[] = ['bcd', 'ascii-numeric', 'utf8', 'half-nibble-bcd', 'iso9564-1']
const FLAG = { caseSensitive: 0, local: 1, needsPadding: 5, unblockingPin: 6, soPin: 7 } as const
const REFERENCE = 0x80
const USUAL_PADDING = 0xff
const MAX_LENGTH = 64 // octets or characters; no card stores more

/** PINs of card holders: not those of security officers, nor those that unblock others. */
export const pins = (entries: readonly Tlv[]): readonly Pin[] => entries.map(pinOf).filter((pin) => pin !== undefined)

function pinOf(entry: Tlv): Pin | undefined {
  const object = entry.tag === TAG.sequence ? informationObject(entry) : undefined
  if (!object) return undefined
  const { classAttributes, typeAttributes } = object
  const flags = fieldWith(typeAttributes, TAG.bitString)
  const attributes = lengths(typeAttributes)
  const reference = fieldWith(typeAttributes, REFERENCE)
  const number = reference ? referenceOf(reference) : 0 // its default
  if (!flags || !attributes || number === undefined) return undefined
  if (bitOf(flags, FLAG.unblockingPin) || bitOf(flags, FLAG.soPin)) return undefined
  const padding = fieldWith(typeAttributes, TAG.octetString)?.value[0] ?? USUAL_PADDING
  return {
    ...attributes,
    authId: hexOf(fieldWith(classAttributes, TAG.octetString)),
    reference: number,
    padding: bitOf(flags, FLAG.needsPadding) ? padding : undefined,
    caseSensitive: bitOf(flags, FLAG.caseSensitive),
    path: bitOf(flags, FLAG.local) ? filePathOf(fieldWith(typeAttributes, TAG.sequence)) : undefined,
  }
}

type Lengths = Pick<Pin, 'type' | 'minLength' | 'maxLength' | 'storedLength'>

/** minLength, storedLength and, if the card says it, maxLength; without it, as much as can be stored. */
function lengths(attributes: readonly Tlv[]): Lengths | undefined {
  const type = TYPES[integerOf(fieldWith(attributes, TAG.enumerated)) ?? -1]
  const integers = attributes.filter(({ tag }) => tag === TAG.integer).map(integerOf)
  const [least, storedLength, most] = integers
  if (!type || least === undefined || storedLength === undefined) return undefined
  const room = charactersIn(type, storedLength)
  const minLength = Math.max(least, 1) // an empty PIN asks some cards whether another one is verified
  const maxLength = most || room
  const possible = storedLength >= 0 && maxLength <= MAX_LENGTH && storedLength <= MAX_LENGTH && minLength <= maxLength
  return possible ? { type, minLength, maxLength, storedLength } : undefined
}

function charactersIn(type: PinType, octets: number): number {
  if (type === 'bcd') return octets * 2
  return type === 'iso9564-1' ? 12 : octets // ISO 9564-1 §9.3.1
}
