import encodeQR from 'qr'

/**
 * The modules of a QR code (ISO/IEC 18004) over `text` in octets, without a margin; the best error correction that the
 * smallest version for level L has room for. Null where it fits no version: 2,953 octets.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] | null {
  const at = (ecc: 'low' | 'medium') => {
    try {
      return encodeQR(text, 'raw', { ecc, encoding: 'byte', border: 0 })
    } catch {
      return null // the library throws where nothing fits
    }
  }
  const [low, medium] = [at('low'), at('medium')]
  return medium !== null && medium.length === low?.length ? medium : low
}
