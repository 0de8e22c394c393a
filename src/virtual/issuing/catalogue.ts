import type { SampleName } from '../samples.ts'
import { ANOTHER, AR_SERVER, type Holder } from './names.ts'
import { currentValidity, expiredValidity, newValidity, type Validity } from './validity.ts'

/** What each sample card is made from. */
export interface Recipe {
  readonly serial: bigint
  readonly key: 'rsa' | 'ec'
  readonly holder: Holder
  readonly validity: (now: Date) => Validity
  readonly revoked: boolean
  readonly issuer: 'sample' | 'stranger' // an authority that no trust folder holds
  readonly hash: 'SHA-256' | 'SHA-1'
  readonly pin: string
  readonly triesLeft: number
}

export const MAX_TRIES = 5

/** The serial numbers of the manual's screen, and more of their kind: 48 digits, the most RFC 5280 allows. */
const serial = (end: string): bigint => BigInt(`246187065731116185158328469941009070494604${end}`)

const fine = {
  key: 'rsa',
  holder: AR_SERVER,
  revoked: false,
  issuer: 'sample',
  hash: 'SHA-256',
  triesLeft: MAX_TRIES,
} as const

/** RSA where a visitor's card would have it; P-256 for the rest, because it is made in no time. */
export const CATALOGUE: Readonly<Record<SampleName, Recipe>> = {
  current: { ...fine, serial: serial('893753'), validity: currentValidity, pin: '123456' },
  new: { ...fine, serial: serial('893767'), validity: newValidity, pin: '654321' },
  'new-same-pin': { ...fine, serial: serial('893771'), validity: newValidity, pin: '123456' },
  expired: { ...fine, key: 'ec', serial: serial('893741'), validity: expiredValidity, pin: '654321' },
  revoked: { ...fine, key: 'ec', serial: serial('893783'), validity: newValidity, pin: '654321', revoked: true },
  'other-company': {
    ...fine,
    key: 'ec',
    serial: serial('893789'),
    validity: newValidity,
    pin: '654321',
    holder: ANOTHER,
  },
  'last-try': { ...fine, serial: serial('893797'), validity: newValidity, pin: '654321', triesLeft: 1 },
  untrusted: { ...fine, serial: serial('893803'), validity: newValidity, pin: '654321', issuer: 'stranger' },
  weak: { ...fine, key: 'ec', serial: serial('893809'), validity: newValidity, pin: '654321', hash: 'SHA-1' },
}

export const SAMPLE_NAMES = Object.keys(CATALOGUE) as readonly SampleName[]
