import { gzipSync } from 'node:zlib'
import { encodeTlv } from '../tlv.ts'
import {
  AUTHENTICATION_KEY,
  type Personalisation,
  SIGNATURE_KEY,
  type SlotContents,
  slotsOf,
} from './personalisation.ts'
import { APPLICATION_IDENTIFIER } from './select.ts'

/** Tag to whole data object. What a sample card lacks (CHUID, CCC, security object …) is answered with 6A82. */
export type DataObjects = ReadonlyMap<number, Uint8Array>

const DISCOVERY = 0x7e

/** The certificates by the key that they are for, SP 800-73-4 part 1 table 3. */
const CERTIFICATES = [
  [AUTHENTICATION_KEY, 0x5fc105],
  [SIGNATURE_KEY, 0x5fc10a],
] as const

export function createDataObjects(card: Personalisation): DataObjects {
  const slots = slotsOf(card)
  const certificates = CERTIFICATES.flatMap(([key, tag]) => {
    const contents = slots.get(key)
    return contents ? [[tag, certificateObject(contents)] as const] : []
  })
  return new Map([[DISCOVERY, discovery(card)], ...certificates])
}

const discovery = (card: Personalisation): Uint8Array =>
  encodeTlv(DISCOVERY, encodeTlv(0x4f, APPLICATION_IDENTIFIER), encodeTlv(0x5f2f, pinUsagePolicy(card)))

/** SP 800-73-4 part 1 §3.3.2: which PINs satisfy the access rules, and which of the two the holder is used to. */
function pinUsagePolicy({ globalPin }: Personalisation): Uint8Array {
  if (!globalPin) return Uint8Array.of(0x40, 0x00)
  return Uint8Array.of(0x60, globalPin.primary ? 0x20 : 0x10)
}

/** SP 800-73-4 part 1 appendix A, table 10: certificate, CertInfo (gzipped or not), an empty error detection code. */
const certificateObject = ({ certificate, zipped = false }: SlotContents): Uint8Array =>
  encodeTlv(
    0x53,
    encodeTlv(0x70, zipped ? gzipSync(certificate) : certificate),
    encodeTlv(0x71, Uint8Array.of(zipped ? 1 : 0)),
    encodeTlv(0xfe),
  )
