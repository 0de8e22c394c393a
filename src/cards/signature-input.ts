import { createHash } from 'node:crypto'
import { concat } from '../iso7816/bytes.ts'

export const sha256 = (octets: Uint8Array): Uint8Array => Uint8Array.from(createHash('sha256').update(octets).digest())

/** DER of DigestInfo up to the digest itself, RFC 8017 §9.2 note 1. */
const SHA256_DIGEST_INFO = Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex'))

/** What a card wants that pads by itself. */
export const digestInfo = (statement: Uint8Array): Uint8Array => concat(SHA256_DIGEST_INFO, sha256(statement))

/** EMSA-PKCS1-v1_5, RFC 8017 §9.2: 00 01 FF ... FF 00 DigestInfo, as long as the modulus. */
export function pkcs1Block(statement: Uint8Array, octets: number): Uint8Array {
  const content = digestInfo(statement)
  const block = new Uint8Array(octets).fill(0xff)
  block.set([0x00, 0x01])
  block[octets - content.length - 1] = 0x00
  block.set(content, octets - content.length)
  return block
}

/** With zeros before it, up to this length. */
export function leftPadded(octets: Uint8Array, length: number): Uint8Array {
  const padded = new Uint8Array(length)
  padded.set(octets, length - octets.length)
  return padded
}
