import type { PinRules } from '../types/reader.ts'
import type { IssuerRules } from '../types/visit.ts'
import { type RowPlaces, USUAL_PLACES } from './certificate-rows.ts'

/** An authority: how it treats PINs, whom to call, and where in its certificates the rows stand. */
export interface Issuer extends IssuerRules {
  readonly pin: Partial<PinRules> // a limit that is not known is left out
  readonly places: RowPlaces
}

/** By name as `CertificateRows.issuer` writes it. Who is not in it has no rules, and the usual places. */
export type IssuerTable = ReadonlyMap<string, Issuer>

/** What somebody has written down about an authority; null and left out: it stays as it was, or unknown. */
export interface IssuerEntry {
  readonly dn: string
  readonly rules: Partial<IssuerRules>
  readonly pin: Partial<PinRules>
  readonly places: Partial<RowPlaces>
}

const LOCAL_AUTHORITIES = 'OU=Japan Agency for Local Authority Information Systems'

/** A My Number card names no company, and its subject is an opaque id (facts/e-bidding.md §3.3). */
const NOBODY: RowPlaces = { cardCompanyName: [], cardCompanyAddress: [], holderName: [], holderAddress: [] }

/**
 * Only authorities whose name is known for certain (facts/e-bidding.md §3.3, §5): the commercial ones' could not be read, so their
 * cards get no rule rather than a wrong one until the operator writes it into koshin.toml.
 */
const KNOWN: readonly IssuerEntry[] = [
  {
    dn: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
    rules: { name: '研修用認証局', maxTries: 5, unblocking: 'issuer-unblocks' },
    pin: { minLength: 6, maxLength: 8, characters: 'digits' },
    places: {},
  },
  {
    dn: `${LOCAL_AUTHORITIES},OU=JPKI for user authentication,O=JPKI,C=JP`,
    rules: { name: '公的個人認証サービス（利用者証明用）', maxTries: 3, unblocking: 'municipal-office' },
    pin: { minLength: 4, maxLength: 4, characters: 'digits' },
    places: NOBODY,
  },
  {
    dn: `${LOCAL_AUTHORITIES},OU=JPKI for digital signature,O=JPKI,C=JP`,
    rules: { name: '公的個人認証サービス（署名用）', maxTries: 5, unblocking: 'municipal-office' },
    pin: { minLength: 6, maxLength: 16, characters: 'upper-alphanumeric' },
    places: {
      ...NOBODY,
      holderName: ['san.otherName:1.2.392.200149.8.5.5.1'], // 氏名
      holderAddress: ['san.otherName:1.2.392.200149.8.5.5.5'], // 住所
    },
  },
]

const nothingKnown = (dn: string): Issuer => ({
  name: dn,
  maxTries: null,
  unblocking: 'unknown',
  telephone: null,
  hours: null,
  pin: {},
  places: USUAL_PLACES,
})

/** The table with what the operator has written down; a field that is given again replaces the one before. */
export function withIssuers(table: IssuerTable, entries: readonly IssuerEntry[]): IssuerTable {
  const issuers = new Map(table)
  for (const { dn, rules, pin, places } of entries) {
    const before = issuers.get(dn) ?? nothingKnown(dn)
    const merged = { pin: { ...before.pin, ...pin }, places: { ...before.places, ...places } }
    issuers.set(dn, { ...before, ...rules, ...merged })
  }
  return issuers
}

export const BUILT_IN_ISSUERS: IssuerTable = withIssuers(new Map(), KNOWN)

export const placesOf = (table: IssuerTable, dn: string): RowPlaces => table.get(dn)?.places ?? USUAL_PLACES
