import type { Extension } from '@peculiar/x509'
import { encodeInteger, encodeTlv } from '../tlv.ts'
import type { DistinguishedName } from './names.ts'

/** The library, loaded by whoever issues: that costs 130 ms (facts/toolchain.md §1), and most starts issue nothing. */
export type X509 = typeof import('@peculiar/x509')

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const CRL_NUMBER = '2.5.29.20'

export const authorityExtensions = ({ BasicConstraintsExtension, KeyUsagesExtension, KeyUsageFlags }: X509) => [
  new BasicConstraintsExtension(true, 0, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]

/** As on e-bidding cards (facts §3.2, §3.3): for signatures alone, and the company beside the subject. */
export const cardExtensions = (x509: X509, alternative: DistinguishedName) => [
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
  new x509.Extension(SUBJECT_ALTERNATIVE_NAME, false, directoryName(x509, alternative)),
]

/** RFC 5280 §5.2.3: no CRL without a number. */
export const crlNumber = (x509: X509, number: bigint) =>
  new x509.Extension(CRL_NUMBER, false, Buffer.from(encodeInteger(number)))

/** RFC 5280 §4.2.1.1 and §4.2.1.2. */
export const keyIdentifiers = (x509: X509, own: Uint8Array, issuer: Uint8Array): Promise<Extension[]> =>
  Promise.all([
    x509.SubjectKeyIdentifierExtension.create(Buffer.from(own)),
    x509.AuthorityKeyIdentifierExtension.create(Buffer.from(issuer)),
  ])

export const toName = (x509: X509, name: DistinguishedName) =>
  new x509.Name(name.map((part) => Object.fromEntries(Object.entries(part).map(([type, value]) => [type, [...value]]))))

/** GeneralNames with one directoryName, [4] explicit because Name is a CHOICE (RFC 5280 §4.2.1.6). */
const directoryName = (x509: X509, name: DistinguishedName): Uint8Array<ArrayBuffer> =>
  Buffer.from(encodeTlv(0x30, encodeTlv(0xa4, new Uint8Array(toName(x509, name).toArrayBuffer()))))
