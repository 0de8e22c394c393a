import { MAX_TRIES } from './issuing/catalogue.ts'
import { createJpkiCard } from './jpki/create-jpki-card.ts'
import { TRIES } from './jpki/files.ts'
import { createPivCard } from './piv/create-piv-card.ts'
import { createPkcs15Card } from './pkcs15/create-pkcs15-card.ts'
import type { Sample } from './samples.ts'
import type { SoftwareCard } from './software-card.ts'

export const APPLICATION_NAMES = ['piv', 'pkcs15', 'jpki'] as const
export type ApplicationName = (typeof APPLICATION_NAMES)[number]

export const KEYS: Readonly<Record<ApplicationName, readonly ('rsa' | 'ec')[]>> = {
  piv: ['rsa', 'ec'],
  pkcs15: ['rsa'],
  jpki: ['rsa'],
}

export const PIN_RULES = {
  piv: { legal: /^\d{6,8}$/, sentence: '6 to 8 digits (SP 800-73-4)', maxTries: MAX_TRIES },
  pkcs15: { legal: /^\d{4,8}$/, sentence: '4 to 8 digits', maxTries: MAX_TRIES },
  jpki: { legal: /^\d{4}$/, sentence: '4 digits', maxTries: TRIES.authentication },
} as const

/** How a sample is shown: as the card of this application, with another PIN or fewer tries if that is asked for. */
export interface Showing {
  readonly sample: Sample
  readonly authority: Uint8Array
  readonly pin: string | null
  readonly triesLeft: number | null
}

/** The card, and its PINs in words. */
export interface ShownCard {
  readonly card: SoftwareCard
  readonly pins: string
}

export const SHOW: Readonly<Record<ApplicationName, (showing: Showing) => ShownCard>> = {
  piv: (showing) => {
    const shown = personalised(showing)
    return { card: createPivCard(shown), pins: `PIN ${shown.pin}` }
  },
  pkcs15: (showing) => {
    const shown = personalised(showing)
    return { card: createPkcs15Card({ ...shown, authority: showing.authority }), pins: `PIN ${shown.pin}` }
  },
  jpki: showJpki,
}

const personalised = ({ sample, pin, triesLeft }: Showing): Sample => ({
  ...sample,
  pin: pin ?? sample.pin,
  triesLeft: triesLeft ?? sample.triesLeft,
})

const AUTHENTICATION_DIGITS = 4

/** One sample is both certificates; its PIN is longer than JPKI's for logging in, and the other is a password. */
function showJpki({ sample, authority, pin, triesLeft }: Showing): ShownCard {
  const own = { certificate: sample.certificate, authority, privateKey: sample.privateKey }
  const authentication = {
    ...own,
    pin: pin ?? sample.pin.slice(0, AUTHENTICATION_DIGITS),
    triesLeft: Math.min(triesLeft ?? sample.triesLeft, TRIES.authentication),
  }
  const signature = { ...own, pin: `KOSHIN${sample.pin}`, triesLeft: sample.triesLeft }
  return {
    card: createJpkiCard({ token: 'JPKIAPICCTOKEN2', authentication, signature }),
    pins: `PIN ${authentication.pin}, signature password ${signature.pin}`,
  }
}
