import { directory, objectDirectory } from './directories.ts'
import { APPLICATION_IDENTIFIER, FILE } from './file-identifiers.ts'
import { authenticationObjects, certificates, privateKeys } from './objects.ts'
import { tokenInfo } from './token-info.ts'

export interface ElementaryFile {
  readonly kind: 'elementary'
  readonly id: number
  readonly short: number | null // short EF identifier
  readonly content: Uint8Array
}

export interface DedicatedFile {
  readonly kind: 'dedicated'
  readonly id: number
  readonly name: Uint8Array | null
  readonly children: readonly File[]
}

export type File = ElementaryFile | DedicatedFile

export interface Certificates {
  readonly certificate: Uint8Array // DER
  readonly authority: Uint8Array | null
}

/** The whole card: MF, EF.DIR, and the application in DF 5015. */
export function createFileSystem({ certificate, authority }: Certificates): DedicatedFile {
  const application = dedicated(FILE.application, APPLICATION_IDENTIFIER, [
    elementary(FILE.objectDirectory, padded(objectDirectory), 0x11), // short identifiers: ISO/IEC 7816-15
    elementary(FILE.tokenInfo, padded(tokenInfo), 0x12),
    elementary(FILE.authenticationObjects, padded(authenticationObjects)),
    elementary(FILE.privateKeys, padded(privateKeys)),
    elementary(FILE.certificates, padded(certificates(authority !== null))),
    elementary(FILE.holder, certificate),
    ...(authority === null ? [] : [elementary(FILE.authority, authority)]),
  ])
  return dedicated(FILE.master, null, [elementary(FILE.directory, padded(directory), 0x1e), application])
}

const dedicated = (id: number, name: Uint8Array | null, children: readonly File[]): DedicatedFile => ({
  kind: 'dedicated',
  id,
  name,
  children,
})

const elementary = (id: number, content: Uint8Array, short: number | null = null): ElementaryFile => ({
  kind: 'elementary',
  id,
  short,
  content,
})

const BLOCK = 64

/** Files are made longer than what is in them, and the rest is zeros: so it is on most cards. */
const padded = (content: Uint8Array): Uint8Array =>
  Buffer.concat([content], Math.floor(content.length / BLOCK + 1) * BLOCK)
