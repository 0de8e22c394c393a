/** What is published of a card beyond what its own files say. */
export interface KnownCard {
  readonly aid?: string // hex; its application answers to this name instead of PKCS#15's
  readonly root?: string // where EF(ODF) and its kin are below it
  readonly label?: string // in EF(TokenInfo)
  readonly tellsTriesLeft: boolean // VERIFY without data spends none; OpenSC warns that some cards count it
  readonly rsaAlgorithm?: number // for RSASSA-PKCS1-v1_5 over a DigestInfo, where EF(TokenInfo) lists no algorithms
  readonly ecAlgorithm?: number // for ECDSA over a digest, likewise
  readonly shortIdentifiers?: 'all' // READ BINARY takes the last five bits of an EF's identifier in place of a SELECT
}

/** Applet and parameters of github.com/philipWendland/IsoApplet, as OpenSC's card-isoApplet.c uses them. */
const ISO_APPLET = { tellsTriesLeft: true, rsaAlgorithm: 0x11, ecAlgorithm: 0x21, shortIdentifiers: 'all' } as const

export const KNOWN_CARDS: readonly KnownCard[] = [
  { ...ISO_APPLET, aid: 'F276A288BCFBA69D34F31001', root: '3F005015' },
  { ...ISO_APPLET, label: 'JavaCard isoApplet' },
]

const UNKNOWN_CARD: KnownCard = { tellsTriesLeft: false }

export const knownCard = (label: string): KnownCard =>
  KNOWN_CARDS.find((card) => card.label !== undefined && card.label === label) ?? UNKNOWN_CARD
