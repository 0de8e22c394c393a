/** A key and its certificate. */
export interface SlotContents {
  readonly certificate: Uint8Array
  readonly privateKey: string // PKCS#8 PEM
  readonly zipped?: boolean // the certificate is stored gzipped
}

export interface PinState {
  readonly pin: string
  readonly maxTries: number
  readonly triesLeft: number
}

/** The card as its issuer hands it out; the PIN is that of the application. */
export interface Personalisation extends SlotContents, PinState {
  /** By key reference, 9A and 9C; one that is left out is empty. Absent: both hold the same. */
  readonly slots?: ReadonlyMap<number, SlotContents>
  /** Opens the card as well; `primary`: it is the one that the holder was given. */
  readonly globalPin?: PinState & { readonly primary: boolean }
}

export const AUTHENTICATION_KEY = 0x9a
export const SIGNATURE_KEY = 0x9c

export const slotsOf = (card: Personalisation): ReadonlyMap<number, SlotContents> =>
  card.slots ??
  new Map([
    [AUTHENTICATION_KEY, card],
    [SIGNATURE_KEY, card],
  ])
