import { createPrivateKey, createPublicKey } from 'node:crypto'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import type { TestCard } from './registry.ts'

/** A card on its way to another process: certificate in base64, key in PEM. */
export interface PlainCard {
  readonly certificate: string
  readonly key: string
}

export const toPlain = ({ certificate, key }: TestCard): PlainCard => ({
  certificate: Buffer.from(certificate).toString('base64'),
  key: key.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
})

export function fromPlain({ certificate, key }: PlainCard): TestCard {
  const der = Buffer.from(certificate, 'base64')
  const privateKey = createPrivateKey(key)
  return { certificate: der, fingerprint: fingerprint(der), key: { privateKey, publicKey: createPublicKey(key) } }
}
