import { createJpkiCard } from '../../src/virtual/jpki/create-jpki-card.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { ecKey } from './certificates.ts'
import { certifiedCard } from './certified-card.ts'
import { shortCard } from './short-card.ts'

/** A card of one of the applications with a certificate for its key, which is RSA-2048 where nothing else is said. */
export interface ApplicationCard {
  readonly certificate: Uint8Array
  readonly privateKey: string // PKCS#8 PEM
  readonly pin: string
  fresh(): SoftwareCard
}

/** The same holder's certificate, of so many octets at least, on a card of every application, and in every way that PIV cards are spoken to. */
export async function applicationCards(octets?: number) {
  const { contents, fresh } = await certifiedCard('rsa', octets)
  const ec = await certifiedCard(ecKey('P-384'))
  const own = { ...contents, authority: contents.certificate, triesLeft: 3 }
  const card = (pin: string, create: () => SoftwareCard): ApplicationCard => ({ ...contents, pin, fresh: create })
  return {
    piv: card('123456', fresh),
    'piv, short lengths': card('123456', () => shortCard(fresh())),
    'piv, 9C alone': card('123456', () => fresh({ slots: new Map([[0x9c, contents]]) })),
    'piv, P-384': { ...ec.contents, pin: '123456', fresh: () => ec.fresh() },
    pkcs15: card('123456', () => createPkcs15Card({ ...own, pin: '123456', maxTries: 3 })),
    jpki: card('1234', () =>
      createJpkiCard({
        token: 'JPKIAPICCTOKEN2',
        authentication: { ...own, pin: '1234' },
        signature: { ...own, pin: 'ABC123' },
      }),
    ),
  } as const
}
