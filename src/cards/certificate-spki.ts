import { encodeTlv } from '../iso7816/encode-tlv.ts'
import { readTlvs, readWithin, type Tlv } from '../iso7816/tlv.ts'
import { done, failed, type Result } from '../result.ts'

const SEQUENCE = 0x30
const VERSION = 0xa0

/**
 * The SubjectPublicKeyInfo of a certificate, DER. Walked by hand: Node's X509Certificate throws on some BMPString names,
 * and nothing but the key is wanted here. RFC 5280 §4.1: version [0], serial, algorithm, issuer, validity, subject, key.
 */
export function certificateSpki(certificate: Uint8Array): Result<Uint8Array> {
  const outer = readTlvs(certificate)
  if (!outer.ok) return outer
  const fields = descend(outer.value, 2)
  if (!fields.ok) return fields
  const spki = fields.value[fields.value[0]?.tag === VERSION ? 6 : 5]
  return spki?.tag === SEQUENCE ? done(encodeTlv(SEQUENCE, spki.value)) : notACertificate()
}

/** Goes into the first object, which has to be a SEQUENCE, so many levels down. */
function descend(objects: readonly Tlv[], levels: number): Result<readonly Tlv[]> {
  const first = objects[0]
  if (levels === 0) return done(objects)
  if (first?.tag !== SEQUENCE) return notACertificate()
  const inner = readWithin(first)
  return inner.ok ? descend(inner.value, levels - 1) : inner
}

const notACertificate = () => failed({ kind: 'card.malformed', detail: 'the certificate object holds no certificate' })
