import { concat } from './bytes.ts'

/**
 * A command APDU, ISO/IEC 7816-4 §5.2; here and everywhere else the sections are those of the edition of 2020. `le` is the
 * greatest number of octets wanted back; 256 means 'all there is'.
 */
export interface Apdu {
  readonly cla: number
  readonly ins: number
  readonly p1: number
  readonly p2: number
  readonly data?: Uint8Array
  readonly le?: number
}

export const SHORT_DATA = 255
const EXTENDED_DATA = 65_535
const SHORT_LE = 256

/** Short where it fits, else extended (a leading 00, two octets a length), ISO/IEC 7816-4 §5.2. */
export function encodeApdu({ cla, ins, p1, p2, data = new Uint8Array(), le }: Apdu): Uint8Array {
  if (data.length > EXTENDED_DATA) throw new Error('a command APDU holds 65,535 octets')
  const header = Uint8Array.of(cla, ins, p1, p2)
  const extended = data.length > SHORT_DATA || (le ?? 0) > SHORT_LE
  return extended ? encodeExtended(header, data, le) : encodeShort(header, data, le)
}

function encodeShort(header: Uint8Array, data: Uint8Array, le: number | undefined): Uint8Array {
  const lc = data.length === 0 ? [] : [data.length]
  return concat(header, Uint8Array.from(lc), data, Uint8Array.from(le === undefined ? [] : [le & 0xff]))
}

function encodeExtended(header: Uint8Array, data: Uint8Array, le: number | undefined): Uint8Array {
  const lc = data.length === 0 ? [] : [0, data.length >> 8, data.length & 0xff]
  const marker = data.length === 0 ? [0] : [] // announces extended lengths where no Lc does
  const leOctets = le === undefined ? [] : [...marker, (le >> 8) & 0xff, le & 0xff]
  return concat(header, Uint8Array.from(lc), data, Uint8Array.from(leOctets))
}
