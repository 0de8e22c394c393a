import { CATALOGUE, MAX_TRIES, SAMPLE_NAMES } from './issuing/catalogue.ts'
import type { IssuedSet } from './issuing/issued-set.ts'
import { obtainSet } from './issuing/obtain-set.ts'

export type SampleName =
  | 'current'
  | 'new'
  | 'new-same-pin'
  | 'expired'
  | 'revoked'
  | 'other-company'
  | 'last-try'
  | 'untrusted'
  | 'weak'

export interface Sample {
  readonly name: SampleName
  readonly certificate: Uint8Array // DER
  readonly privateKey: string // PKCS#8 PEM
  readonly pin: string
  readonly maxTries: number
  readonly triesLeft: number
}

export interface Samples {
  readonly authority: Uint8Array // the CA's certificate, DER
  readonly revocationList: Uint8Array // DER
  readonly company: { readonly name: string; readonly address: string; readonly number: string }
  readonly cards: Readonly<Record<SampleName, Sample>>
}

/** The company in the manual's screen; the registration that `current` belongs to. */
const COMPANY = { name: '(株)テスト工務店01', address: '住所', number: '000000001' }

/** The sample cards in `folder`, made on first use and certified anew when they are some days old. */
export async function loadSamples(options: { folder: string; now: Date }): Promise<Samples> {
  const set = await obtainSet(options.folder, options.now)
  const cards = Object.fromEntries(SAMPLE_NAMES.map((name) => [name, toSample(name, set)]))
  return {
    authority: set.authority,
    revocationList: set.revocationList,
    company: COMPANY,
    cards: cards as Record<SampleName, Sample>,
  }
}

function toSample(name: SampleName, set: IssuedSet): Sample {
  const { pin, triesLeft } = CATALOGUE[name]
  return {
    name,
    certificate: set.certificates[name],
    privateKey: set.keys.cards[name],
    pin,
    maxTries: MAX_TRIES,
    triesLeft,
  }
}
