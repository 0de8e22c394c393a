/** A small DER writer of the tests' own: nothing of it is shared with the reader under test. */
export type Der = Uint8Array

export function element(tag: number, ...content: readonly Der[]): Der {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(body.length)]), body])
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets = length.toString(16).padStart(Math.ceil(length.toString(16).length / 2) * 2, '0')
  return [0x80 + octets.length / 2, ...Buffer.from(octets, 'hex')]
}

export const sequence = (...content: readonly Der[]): Der => element(0x30, ...content)
export const set = (...content: readonly Der[]): Der => element(0x31, ...content)
export const octetString = (content: Der): Der => element(0x04, content)
export const bitString = (content: Der, unused = 0): Der => element(0x03, Buffer.from([unused]), content)
export const boolean = (value: boolean): Der => element(0x01, Buffer.from([value ? 0xff : 0]))
export const enumerated = (value: number): Der => element(0x0a, Buffer.from([value]))
export const nothing = (): Der => element(0x05)
export const utf8 = (text: string): Der => element(0x0c, Buffer.from(text))
export const printable = (text: string): Der => element(0x13, Buffer.from(text, 'latin1'))
export const ia5 = (text: string): Der => element(0x16, Buffer.from(text, 'latin1'))
export const bmp = (text: string): Der => element(0x1e, Buffer.from(text, 'utf16le').swap16())

/** [tag] around elements; [tag] in the place of a primitive's own tag. */
export const explicit = (tag: number, ...content: readonly Der[]): Der => element(0xa0 + tag, ...content)
export const implicit = (tag: number, content: Der): Der => element(0x80 + tag, content)

export function integer(value: number | bigint): Der {
  const hex = BigInt(value).toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return element(0x02, Buffer.from(Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even, 'hex'))
}

/** The INTEGER's content alone, for [tag] IMPLICIT INTEGER of a small value. */
export const small = (value: number): Der => Buffer.from([value])

export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(arc: number): number[] {
  const digits = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(128 + (rest % 128))
  return digits
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049. */
export function time(date: Date): Der {
  const digits = `${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return date.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}
