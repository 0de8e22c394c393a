/** Distinguished names as they are encoded, the most general part first (RFC 4514 writes them the other way round). */
export type DistinguishedName = readonly Readonly<Record<string, readonly [string]>>[]

export interface Holder {
  readonly subject: DistinguishedName
  readonly alternative: DistinguishedName // SAN directoryName: the company on the card
}

/** Written `OU=bidca4,O=pmi4,ST=Kanagawa,C=JP`, as in the manual's screen. */
export const AUTHORITY: DistinguishedName = [{ C: ['JP'] }, { ST: ['Kanagawa'] }, { O: ['pmi4'] }, { OU: ['bidca4'] }]

/** An authority of a name that nobody has heard of. */
export const STRANGER: DistinguishedName = [{ C: ['JP'] }, { O: ['Sonota'] }, { OU: ['Unknown CA'] }]

const STREET = '2.5.4.9' // the library has no short name for it

/** The holder in the manual's screen. */
export const AR_SERVER: Holder = {
  subject: [{ C: ['JP'] }, { ST: ['Kanagawa'] }, { L: ['Kawasaki'] }, { CN: ['ARServer4'] }],
  alternative: [{ C: ['JP'] }, { L: ['Minato'] }, { [STREET]: ['Akasaka'] }, { O: ['bidca4'] }],
}

/** Somebody else at another company; romaji in the subject, kanji beside it, as authorities issue them (facts/e-bidding.md §3.1). */
export const ANOTHER: Holder = {
  subject: [{ C: ['JP'] }, { ST: ['Saitama'] }, { L: ['Omiya'] }, { CN: ['Betsu Nohito'] }],
  alternative: [
    { C: ['JP'] },
    { ST: ['埼玉県'] },
    { L: ['見本市見本町1-1'] },
    { O: ['株式会社サンプル建設'] },
    { CN: ['別の人'] },
  ],
}
