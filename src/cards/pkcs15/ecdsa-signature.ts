import { concat } from '../../iso7816/bytes.ts'
import { encodeTlv } from '../../iso7816/encode-tlv.ts'
import { readTlvs, readWithin } from '../../iso7816/tlv.ts'
import { TAG } from './der-fields.ts'

/** ECDSA signatures come as DER (RFC 3279 §2.2.3) or as r and s side by side (BSI TR-03111 §5.2.1). Given on as DER. */
export function ecdsaSignature(signature: Uint8Array, bits: number): Uint8Array {
  const half = Math.ceil(bits / 8)
  if (isDer(signature) || signature.length !== 2 * half) return signature
  return encodeTlv(TAG.sequence, concat(integer(signature.subarray(0, half)), integer(signature.subarray(half))))
}

function isDer(signature: Uint8Array): boolean {
  const objects = readTlvs(signature)
  const [sequence, ...others] = objects.ok ? objects.value : []
  if (sequence?.tag !== TAG.sequence || others.length > 0) return false
  const integers = readWithin(sequence)
  return integers.ok && integers.value.length === 2 && integers.value.every(({ tag }) => tag === TAG.integer)
}

/** Unsigned, in as few octets as DER allows. */
function integer(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0)
  const shortest = first < 0 ? Uint8Array.of(0) : octets.subarray(first)
  const sign = (shortest[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array()
  return encodeTlv(TAG.integer, concat(sign, shortest))
}
