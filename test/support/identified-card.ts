import type { CardReading } from '../../src/types/reader.ts'
import type { IdentifiedCard } from '../../src/types/visit.ts'

/** A card as the machines know it; only what a test says about it differs from the manual's sample. */
export function identifiedCard(reading: Partial<CardReading> = {}): IdentifiedCard {
  const fingerprint = reading.fingerprint ?? 'a'.repeat(64)
  return {
    reading: {
      insertion: 1,
      reader: 'Virtual PCD 00 00',
      atr: '3B80',
      application: 'piv',
      certificate: new Uint8Array([0x30]),
      fingerprint,
      pin: { minLength: 6, maxLength: 8, characters: 'digits' },
      triesLeft: 5,
      pinPad: null,
      ...reading,
    },
    view: {
      fingerprint,
      rows: {
        cardCompanyName: 'bidca4',
        cardCompanyAddress: 'Minato Akasaka',
        holderName: 'ARServer4',
        holderAddress: 'Kanagawa Kawasaki',
        serial: '246187065731116185158328469941009070494604893753',
        issuer: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
        expiry: '2026/12/01',
      },
      sources: {
        cardCompanyName: 'san.O',
        cardCompanyAddress: 'san.ST+L+STREET',
        holderName: 'subject.CN',
        holderAddress: 'subject.ST+L',
        serial: 'serialNumber',
        issuer: 'issuer',
        expiry: 'validity.notAfter',
      },
      notBefore: '2021-12-01T15:00:00Z',
      notAfter: '2026-12-01T14:59:59Z',
      publicKey: { algorithm: 'rsa', bits: 2048 },
    },
    daysLeft: 8,
    maxTries: 5,
    issuer: null,
  }
}
