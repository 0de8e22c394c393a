/** A card in software, at the seam where a reader meets one: APDU in, APDU out. */
export interface SoftwareCard {
  readonly atr: Uint8Array
  transmit(command: Uint8Array): Uint8Array
  /** A power cycle: what was verified and half-sent is gone, the PIN counter stays. */
  reset(): void
}
