import { createRsaSigner, type SignRsa } from '../rsa-signature.ts'
import { type CardPin, createCardPin } from './pin.ts'

export interface DataFile {
  readonly kind: 'data'
  readonly content: Uint8Array
  readonly lock: CardPin | null
}
export interface PinFile {
  readonly kind: 'pin'
  readonly pin: CardPin
}
export interface KeyFile {
  readonly kind: 'key'
  readonly sign: SignRsa
  readonly lock: CardPin
}
export type File = DataFile | PinFile | KeyFile

/** A key with its certificate and its PIN. */
export interface Credential {
  readonly certificate: Uint8Array // DER
  readonly authority: Uint8Array // the certificate of who issued it, DER
  readonly privateKey: string // PKCS#8 PEM, RSA-2048
  readonly pin: string
  readonly triesLeft: number
}

/** `JPKIAPICCTOKEN2`: My Number card; `JPKIAPICCTOKEN`: the older Juki card; the other two: in a telephone. */
export type TokenKind = 'JPKIAPICCTOKEN2' | 'JPKIAPICCTOKEN' | 'JPKIAPGPSETOKEN' | 'JPKIAPIOSTOKEN'

export interface Personalisation {
  readonly token: TokenKind
  readonly authentication: Credential
  readonly signature: Credential | null // nobody under 15 is given one
}

export const TRIES = { authentication: 3, signature: 5 } as const

const TOKEN_LENGTH = 32
const PRESENT = 0x8f
const ABSENT = 0x00
const IN_TELEPHONE: readonly TokenKind[] = ['JPKIAPGPSETOKEN', 'JPKIAPIOSTOKEN']

/** Every EF by its identifier; its low octet is the short identifier too. */
export function createFiles(card: Personalisation): ReadonlyMap<number, File> {
  const { token, authentication, signature } = card
  const pin = createCardPin({ ...authentication, maxTries: TRIES.authentication })
  return new Map<number, File>([
    [0x0006, data(Buffer.from(token.padEnd(TOKEN_LENGTH), 'latin1'))],
    [0x0008, data(Uint8Array.of(signature ? PRESENT : ABSENT, PRESENT, 0x00))],
    [0x000a, data(authentication.certificate, IN_TELEPHONE.includes(token) ? pin : null)],
    [0x000b, data(authentication.authority)],
    [0x0017, { kind: 'key', sign: createRsaSigner(authentication.privateKey), lock: pin }],
    [0x0018, { kind: 'pin', pin }],
    ...(signature === null ? [] : signatureFiles(signature)),
  ])
}

/** The holder's name and address are in this certificate: unlike the other one, it is not for everybody. */
function signatureFiles(signature: Credential): readonly (readonly [number, File])[] {
  const pin = createCardPin({ ...signature, maxTries: TRIES.signature })
  return [
    [0x0001, data(signature.certificate, pin)],
    [0x0002, data(signature.authority)],
    [0x001a, { kind: 'key', sign: createRsaSigner(signature.privateKey), lock: pin }],
    [0x001b, { kind: 'pin', pin }],
  ]
}

const data = (content: Uint8Array, lock: CardPin | null = null): DataFile => ({ kind: 'data', content, lock })
