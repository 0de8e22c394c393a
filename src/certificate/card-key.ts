import { certificateOutline } from './outline.ts'
import { keyThumbprint, type PublicKey, publicKeyOf } from './public-key.ts'

export interface CardKey {
  readonly publicKey: PublicKey
  readonly thumbprint: string
}

/** The key of a card's certificate; null when the certificate or the key in it cannot be read. */
export function cardKey(certificate: Uint8Array, readKey = publicKeyOf): CardKey | null {
  const outline = certificateOutline(certificate)
  const publicKey = outline && readKey(outline.publicKey)
  return publicKey && { publicKey, thumbprint: keyThumbprint(publicKey) }
}
