import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'

/** 949 octets, like a real certificate's; the card does not look into it. */
export const CERTIFICATE = Uint8Array.from({ length: 949 }, (_, index) => index % 251)

export interface KeyPair {
  readonly pem: string
  readonly publicKey: KeyObject
}

export const makeRsaKey = (): KeyPair => asPair(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
export const makeEcKey = (): KeyPair => asPair(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)

const asPair = (key: KeyObject): KeyPair => ({
  pem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  publicKey: createPublicKey(key),
})

export function pivCard(key: KeyPair, { pin = '123456', maxTries = 5, triesLeft = 5 } = {}): SoftwareCard {
  return createPivCard({ certificate: CERTIFICATE, privateKey: key.pem, pin, maxTries, triesLeft })
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
