import { encodeTlv } from '../tlv.ts'
import { octets, sequence, tagged } from './der.ts'
import { APPLICATION_IDENTIFIER, applicationPath, FILE } from './file-identifiers.ts'

/** EF.DIR, one application template (ISO/IEC 7816-4). */
export const directory: Uint8Array = encodeTlv(
  0x61,
  encodeTlv(0x4f, APPLICATION_IDENTIFIER),
  encodeTlv(0x50, Buffer.from('KOSHIN PKCS#15')),
  encodeTlv(0x51, applicationPath()),
)

const PRIVATE_KEYS = 0
const CERTIFICATES = 4
const AUTHENTICATION_OBJECTS = 8

const listed = (choice: number, file: number): Uint8Array => tagged(choice, sequence(octets(applicationPath(file))))

/** EF(ODF): which directory file lists which kind of object (ISO/IEC 7816-15). */
export const objectDirectory: Uint8Array = Buffer.concat([
  listed(PRIVATE_KEYS, FILE.privateKeys),
  listed(CERTIFICATES, FILE.certificates),
  listed(AUTHENTICATION_OBJECTS, FILE.authenticationObjects),
])
