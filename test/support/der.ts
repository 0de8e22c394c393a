/** DER written without a package, for certificates that no package would write. */
export function der(tag: number, ...contents: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each as string)))
  const octets = content.length.toString(16).padStart(content.length > 255 ? 4 : 2, '0')
  const length = content.length < 0x80 ? [content.length] : [0x80 + octets.length / 2, ...Buffer.from(octets, 'hex')]
  return Uint8Array.from([tag, ...length, ...content])
}

function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(6, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** A Name with one attribute in each RDN; values are DER already, or text for a UTF8String. */
export const name = (...attributes: readonly (readonly [string, Uint8Array | string])[]): Uint8Array<ArrayBuffer> =>
  der(
    0x30,
    ...attributes.map(([type, value]) =>
      der(0x31, der(0x30, oid(type), typeof value === 'string' ? der(12, value) : value)),
    ),
  )

export const directoryName = (octets: Uint8Array): Uint8Array<ArrayBuffer> => der(0xa4, octets)

export const otherName = (type: string, value: Uint8Array): Uint8Array<ArrayBuffer> =>
  der(0xa0, oid(type), der(0xa0, value))

function base128(arc: number): number[] {
  const octets = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) + 128)
  return octets
}
