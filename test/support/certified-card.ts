import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { ecKey, rsaKey, type TestKey, testAuthority } from './certificates.ts'

/** A PIV card whose certificate is for its key; PIN 123456, five tries. */
export interface CertifiedCard {
  readonly certificate: Uint8Array
  readonly key: TestKey
  /** The card as it comes from its issuer. */
  fresh(options?: { triesLeft?: number; key?: TestKey }): SoftwareCard
}

export async function certifiedCard(kind: 'rsa' | 'ec' = 'ec'): Promise<CertifiedCard> {
  const own = kind === 'rsa' ? rsaKey() : ecKey()
  const certificate = await (await testAuthority()).certify({ key: own })
  return {
    certificate,
    key: own,
    fresh: ({ triesLeft = 5, key = own } = {}) =>
      createPivCard({ certificate, privateKey: pem(key), pin: '123456', maxTries: 5, triesLeft }),
  }
}

const pem = (key: TestKey): string => key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const pinOctets = (pin = '123456'): Uint8Array => Uint8Array.from(pin, (digit) => digit.charCodeAt(0))
