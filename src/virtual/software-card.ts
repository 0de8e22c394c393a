/** A card in software, at the seam where a reader meets one: APDU in, APDU out. */
export interface SoftwareCard {
  readonly atr: Uint8Array // empty: a card that says nothing
  transmit(command: Uint8Array): Uint8Array
  /** A power cycle: what was verified and half-sent is gone, the PIN counter stays. */
  reset(): void
  /** Resolves when the answer just given may be handed on; a card without it answers at once. */
  due?(): Promise<void>
}
