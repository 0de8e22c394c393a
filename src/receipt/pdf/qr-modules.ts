import encodeQR from 'qr'

/** Octets in version 40 (ISO/IEC 18004, table 7). */
const MOST = { low: 2953, medium: 2331 } as const

/**
 * The modules of a QR code over the octets of `text`, without a margin. Error correction is M where that costs no larger
 * version than L. Null where no version is large enough.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] | null {
  const length = Buffer.byteLength(text)
  if (length > MOST.low) return null
  const low = modules(text, 'low')
  const medium = length > MOST.medium ? null : modules(text, 'medium')
  return medium?.length === low.length ? medium : low
}

/** The library draws a margin of one module at least. */
const modules = (text: string, ecc: keyof typeof MOST) =>
  encodeQR(text, 'raw', { ecc, encoding: 'byte', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
