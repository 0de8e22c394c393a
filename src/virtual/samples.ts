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
  readonly unregistered: SampleCompany // that the card `other-company` may register
  readonly cards: Readonly<Record<SampleName, Sample>>
}

/** A line of the agency's roster. */
interface SampleCompany {
  readonly number: string
  readonly name: string
  readonly postcode: string
  readonly address: string
  readonly representative: string
  readonly title: string
  readonly telephone: string
  readonly fax: string
  readonly department: string
  readonly password: string
}

/** The company in the manual's screen; the registration that `current` belongs to. */
const COMPANY = { name: '(株)テスト工務店01', address: '住所', number: '000000001' }

/** What the card `other-company` names; for 登録 in training. */
const UNREGISTERED: SampleCompany = {
  number: '1000000001',
  name: '株式会社サンプル建設',
  postcode: '330-0001',
  address: '埼玉県見本市見本町1-1',
  representative: '見本 太郎',
  title: '代表取締役',
  telephone: '048-000-0000',
  fax: '048-000-0001',
  department: '営業部',
  password: '',
}

/** The sample cards in `folder`, made on first use and certified anew when they are some days old. */
export async function loadSamples(options: { folder: string; now: Date }): Promise<Samples> {
  const set = await obtainSet(options.folder, options.now)
  const cards = Object.fromEntries(SAMPLE_NAMES.map((name) => [name, toSample(name, set)]))
  return {
    authority: set.authority,
    revocationList: set.revocationList,
    company: COMPANY,
    unregistered: UNREGISTERED,
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
