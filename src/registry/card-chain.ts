/** What a card's trust rested on, for the evidence: DER, the card's own certificate first. */
export const cardChain = (certificate: Uint8Array): readonly Uint8Array[] => [certificate]
