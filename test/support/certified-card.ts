import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import type { Personalisation, SlotContents } from '../../src/virtual/piv/personalisation.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { ecKey, rsaKey, SAMPLE, type TestKey, testAuthority } from './certificates.ts'

/** A PIV card whose certificate is for its key; PIN 123456, five tries. */
export interface CertifiedCard {
  readonly certificate: Uint8Array
  readonly key: TestKey
  /** The card as it comes from its issuer. */
  fresh(options?: Partial<Personalisation> & { key?: TestKey }): SoftwareCard
  /** What a slot of a card may hold. */
  readonly contents: SlotContents
}

const OCTETS_OF_UNIT = 12 // SET, SEQUENCE, OBJECT IDENTIFIER 2.5.4.11, one character

/** `octets`: the least length of the certificate. */
export async function certifiedCard(kind: 'rsa' | 'ec' | TestKey = 'ec', octets = 0): Promise<CertifiedCard> {
  const own = typeof kind === 'object' ? kind : kind === 'rsa' ? rsaKey() : ecKey()
  const authority = await testAuthority()
  const plain = await authority.certify({ key: own })
  const missing = octets - plain.length
  const subject = `${SAMPLE.subject}${', OU=x'.repeat(Math.max(0, Math.ceil(missing / OCTETS_OF_UNIT)))}`
  const certificate = missing > 0 ? await authority.certify({ key: own, subject }) : plain
  return {
    certificate,
    key: own,
    contents: { certificate, privateKey: pem(own) },
    fresh: ({ key = own, ...personal } = {}) =>
      createPivCard({ certificate, privateKey: pem(key), pin: '123456', maxTries: 5, triesLeft: 5, ...personal }),
  }
}

const pem = (key: TestKey): string => key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const pinOctets = (pin = '123456'): Uint8Array => Uint8Array.from(pin, (digit) => digit.charCodeAt(0))
