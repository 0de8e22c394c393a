import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createJpkiCard } from '../../src/virtual/jpki/create-jpki-card.ts'
import type { TokenKind } from '../../src/virtual/jpki/files.ts'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import type { Personalisation as PivPersonalisation } from '../../src/virtual/piv/personalisation.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'

/** 949 octets, like a real certificate's; the card does not look into it. */
export const CERTIFICATE = Uint8Array.from({ length: 949 }, (_, index) => index % 251)

export interface KeyPair {
  readonly pem: string
  readonly publicKey: KeyObject
}

export const makeRsaKey = (modulusLength = 2048): KeyPair =>
  asPair(generateKeyPairSync('rsa', { modulusLength }).privateKey)
export const makeEcKey = (namedCurve = 'P-256'): KeyPair => asPair(generateKeyPairSync('ec', { namedCurve }).privateKey)

const asPair = (key: KeyObject): KeyPair => ({
  pem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: createPublicKey(key),
})

export function pivCard(key: KeyPair, personal: Partial<PivPersonalisation> = {}): SoftwareCard {
  const pin = { pin: '123456', maxTries: 5, triesLeft: 5 }
  return createPivCard({ certificate: CERTIFICATE, privateKey: key.pem, ...pin, ...personal })
}

/** 257 octets: one more than a short answer holds. */
export const AUTHORITY = Uint8Array.from({ length: 257 }, (_, index) => 255 - (index % 251))

export function pkcs15Card(key: KeyPair, { pin = '1234', maxTries = 3, triesLeft = 3, authority = true } = {}) {
  const certified = { certificate: CERTIFICATE, authority: authority ? AUTHORITY : null, privateKey: key.pem }
  return createPkcs15Card({ ...certified, pin, maxTries, triesLeft })
}

interface Jpki {
  readonly token?: TokenKind
  readonly adult?: boolean
  readonly triesLeft?: number
}

/** Log in with 1234, sign with ABC123. */
export function jpkiCard(key: KeyPair, { token = 'JPKIAPICCTOKEN2', adult = true, triesLeft = 3 }: Jpki = {}) {
  const own = { privateKey: key.pem, authority: AUTHORITY }
  const authentication = { ...own, certificate: CERTIFICATE, pin: '1234', triesLeft }
  const signature = { ...own, certificate: CERTIFICATE.subarray(1), pin: 'ABC123', triesLeft: 5 }
  return createJpkiCard({ token, authentication, signature: adult ? signature : null })
}

export const SELECT_PIV = '00 A4 04 00 0B A0 00 00 03 08 00 00 10 00 01 00 00'
export const VERIFY_123456 = '00 20 00 80 08 31 32 33 34 35 36 FF FF'

/** Sends what is written in hex; the answer in hex, status word last. */
export const send = (card: SoftwareCard, command: string): string => toHex(card.transmit(fromHex(command)))

export const selected = (card: SoftwareCard): SoftwareCard => {
  send(card, SELECT_PIV)
  return card
}

/** Sends, and fetches with GET RESPONSE as long as the card says there is more. */
export function sendWhole(card: SoftwareCard, command: string): string {
  let answer = send(card, command)
  let data = ''
  while (answer.slice(-4, -2) === '61') {
    data += answer.slice(0, -4)
    answer = send(card, `00 C0 00 00 ${answer.slice(-2)}`)
  }
  return data + answer
}

export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()
