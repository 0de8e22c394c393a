import { hex } from './hex.ts'

/** DER by hand: what is in a file of ISO/IEC 7816-15 is written out in the tests, by tag and content. */
export function der(tag: string, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? hex(part) : part)))
  const long = content.length.toString(16).padStart(4, '0')
  const length = content.length < 0x80 ? [content.length] : [0x82, ...hex(long)]
  return Uint8Array.from([...hex(tag), ...length, ...content])
}

export const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

export const utf8 = (words: string): Uint8Array => new Uint8Array(Buffer.from(words))

export const path = (identifiers: string, ...more: readonly Uint8Array[]): Uint8Array =>
  der('30', der('04', identifiers), ...more)

export const padded = (octets: Uint8Array, length: number, padding = 0): Uint8Array => {
  const file = new Uint8Array(length).fill(padding)
  file.set(octets)
  return file
}

interface Entry {
  readonly tag?: string
  readonly label?: string
  readonly authId?: string
  readonly classAttributes: Uint8Array
  readonly typeAttributes: Uint8Array
  readonly subClass?: Uint8Array
}

const entry = ({ tag = '30', label = 'x', authId, classAttributes, typeAttributes, subClass }: Entry): Uint8Array =>
  der(
    tag,
    der('30', der('0C', utf8(label)), '030206C0', authId === undefined ? '' : der('04', authId)),
    der('30', classAttributes),
    subClass ? der('A0', der('30', subClass)) : '',
    der('A1', der('30', typeAttributes)),
  )

/** Usage 0520 0x20: sign; keyReference 1. */
export const privateKey = ({
  tag = '30',
  id = '45',
  authId = '01' as string | undefined,
  usage = '03020520',
  more = '020101',
  folder = '3F005015',
} = {}): Uint8Array =>
  entry({
    tag,
    ...(authId === undefined ? {} : { authId }),
    classAttributes: join(der('04', id), hex(usage), hex(more)),
    subClass: der('30', der('31', '')),
    typeAttributes: join(path(folder), hex('02020800')),
  })

export const certificateAt = (value: Uint8Array, id = '45'): Uint8Array =>
  entry({ classAttributes: der('04', id), typeAttributes: value })

/** Case-sensitive, initialized, needs padding: AOBJ flags 8C. */
export const pin = ({
  authId = '01',
  flags = '0302028C',
  type = '0A0101',
  lengths = '020104 020108 020108',
  more = '800101 040100',
} = {}): Uint8Array => entry({ classAttributes: der('04', authId), typeAttributes: hex(flags + type + lengths + more) })

export const tokenInfo = (label: string, ...algorithms: readonly Uint8Array[]): Uint8Array =>
  der(
    '30',
    '020100',
    der('04', '0102'),
    der('0C', utf8('Maker')),
    der('80', utf8(label)),
    '03020410',
    algorithms.length > 0 ? der('A2', ...algorithms) : '',
  )

/** Reference, mechanism, NULL, compute-signature, an OID, and what the card calls it. */
export const algorithm = (reference: string, mechanism: string, own: string): Uint8Array =>
  der('30', der('02', reference), der('02', mechanism), '0500', '03020640', '06092A864886F70D010101', own)

export const objectDirectory = (files: Readonly<Record<string, string>>): Uint8Array =>
  join(...Object.entries(files).map(([tag, identifiers]) => der(tag, path(identifiers))))
