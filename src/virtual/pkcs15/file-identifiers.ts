/** ISO/IEC 7816-15 names the first five; where the others lie is the card's own affair, and told in EF(ODF). */
export const FILE = {
  master: 0x3f00,
  directory: 0x2f00, // EF.DIR
  application: 0x5015,
  objectDirectory: 0x5031,
  tokenInfo: 0x5032,
  authenticationObjects: 0x4401,
  privateKeys: 0x4402,
  certificates: 0x4403,
  holder: 0x4301, // the certificates themselves
  authority: 0x4302,
} as const

/** 'A0 00 00 00 63', and "PKCS-15" in ASCII. */
export const APPLICATION_IDENTIFIER: Uint8Array = Buffer.concat([
  Uint8Array.of(0xa0, 0x00, 0x00, 0x00, 0x63),
  Buffer.from('PKCS-15'),
])

export const path = (...files: readonly number[]): Uint8Array =>
  Uint8Array.from(files.flatMap((file) => [file >> 8, file & 0xff]))

/** The path of a file of the application, from the MF. */
export const applicationPath = (...files: readonly number[]): Uint8Array =>
  path(FILE.master, FILE.application, ...files)
