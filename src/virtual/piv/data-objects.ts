import { encodeTlv } from '../tlv.ts'
import { APPLICATION_IDENTIFIER } from './select.ts'

/** Tag to whole data object. What a sample card lacks (CHUID, CCC, security object …) is answered with 6A82. */
export type DataObjects = ReadonlyMap<number, Uint8Array>

const DISCOVERY = 0x7e
const AUTHENTICATION_CERTIFICATE = 0x5fc105 // key 9A
const SIGNATURE_CERTIFICATE = 0x5fc10a // key 9C

/** SP 800-73-4 part 1 §3.3.2: the application PIN, and nothing else, satisfies the access rules. */
const PIN_POLICY = Uint8Array.of(0x40, 0x00)

export function createDataObjects(certificate: Uint8Array): DataObjects {
  const object = certificateObject(certificate)
  return new Map([
    [DISCOVERY, encodeTlv(DISCOVERY, encodeTlv(0x4f, APPLICATION_IDENTIFIER), encodeTlv(0x5f2f, PIN_POLICY))],
    [AUTHENTICATION_CERTIFICATE, object],
    [SIGNATURE_CERTIFICATE, object],
  ])
}

/** SP 800-73-4 part 1 appendix A, table 10: certificate, CertInfo (not compressed), an empty error detection code. */
const certificateObject = (certificate: Uint8Array): Uint8Array =>
  encodeTlv(0x53, encodeTlv(0x70, certificate), encodeTlv(0x71, Uint8Array.of(0)), encodeTlv(0xfe))
