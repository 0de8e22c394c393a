import 'reflect-metadata' // tsyringe, which x509 stands on, throws without it
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
} from '@peculiar/x509'
import { encodeInteger, encodeTlv } from '../tlv.ts'
import type { DistinguishedName } from './names.ts'

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const CRL_NUMBER = '2.5.29.20'

export const authorityExtensions = (): readonly Extension[] => [
  new BasicConstraintsExtension(true, 0, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]

/** As on e-bidding cards (facts/e-bidding.md §3.2, §3.3): for signatures alone, and the company beside the subject. */
export const cardExtensions = (alternative: DistinguishedName): readonly Extension[] => [
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
  new Extension(SUBJECT_ALTERNATIVE_NAME, false, directoryName(alternative)),
]

/** RFC 5280 §5.2.3: no CRL without a number. */
export const crlNumber = (number: bigint): Extension =>
  new Extension(CRL_NUMBER, false, Buffer.from(encodeInteger(number)))

/** RFC 5280 §4.2.1.1 and §4.2.1.2. */
export const keyIdentifiers = (own: Uint8Array, issuer: Uint8Array): Promise<Extension[]> =>
  Promise.all([
    SubjectKeyIdentifierExtension.create(Buffer.from(own)),
    AuthorityKeyIdentifierExtension.create(Buffer.from(issuer)),
  ])

export const toName = (name: DistinguishedName): Name =>
  new Name(name.map((part) => Object.fromEntries(Object.entries(part).map(([type, value]) => [type, [...value]]))))

/** GeneralNames with one directoryName, [4] explicit because Name is a CHOICE (RFC 5280 §4.2.1.6). */
const directoryName = (name: DistinguishedName): Uint8Array<ArrayBuffer> =>
  Buffer.from(encodeTlv(0x30, encodeTlv(0xa4, new Uint8Array(toName(name).toArrayBuffer()))))
