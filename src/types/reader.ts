import type { Result } from '../result.ts'

/** What the readers look like now; drawn on every screen. */
export interface ReaderStatus {
  readonly service: 'starting' | 'running' | 'stopped' | 'denied' | 'restarting'
  readonly readers: readonly Reader[]
}

export interface Reader {
  readonly name: string
  readonly card: InsertedCard | null
}

/** `insertion` counts up for every card that comes in, over all readers and restarts, and is never used again. */
export interface InsertedCard {
  readonly insertion: number
  readonly atr: string // upper-case hex; empty for a mute card
  readonly mute: boolean
}

export type ReaderEvent =
  | { readonly type: 'service.changed'; readonly service: ReaderStatus['service'] }
  | { readonly type: 'reader.attached'; readonly reader: string }
  | { readonly type: 'reader.detached'; readonly reader: string }
  | { readonly type: 'card.inserted'; readonly reader: string; readonly card: InsertedCard }
  | { readonly type: 'card.removed'; readonly reader: string; readonly insertion: number }

/** What identifying a card gives: read without a PIN. */
export interface CardReading {
  readonly insertion: number
  readonly reader: string
  readonly atr: string
  readonly application: 'piv' | 'jpki' | 'pkcs15'
  readonly certificate: Uint8Array // DER, at most 64 KiB
  readonly fingerprint: string // lower-case hex of SHA-256 over `certificate`
  readonly pin: PinRules
  readonly triesLeft: number | null // null: the card does not say without spending one
  readonly pinPad: PinPadEntry | null // null: the PIN is typed on the keyboard
}

/** The reader has keys of its own, and they can form this card's PIN: it is typed there and never enters the program. */
export interface PinPadEntry {
  readonly seconds: number // how long the pad waits
}

/** A certificate that a card names. Which one logs in is fixed by the card's application: no visitor chooses. */
export interface Candidate {
  readonly role: 'authentication' | 'signature'
  readonly logsIn: boolean
  /** DER. Null: it is there, but the card shows it only after its own password. */
  readonly certificate: Uint8Array | null
}

export interface PinRules {
  readonly minLength: number
  readonly maxLength: number
  readonly characters: 'digits' | 'upper-alphanumeric' | 'printable'
  /** The card's own name for it, where the holder's PIN is another than the application's. */
  readonly reference?: number
}

export interface ProveRequest {
  readonly insertion: number
  readonly fingerprint: string // of the certificate the visitor was shown; compared before anything is signed
  /** One octet a character; transferred, so empty at the caller afterwards. Null: typed on the reader's pad. */
  readonly pin: Uint8Array | null
  readonly statement: Uint8Array // signed as SHA-256 with the card's algorithm
  readonly role?: Candidate['role'] // absent: with the certificate that logs in
}

export interface CardProof {
  readonly fingerprint: string
  readonly algorithm: 'rsa-pkcs1-sha256' | 'ecdsa-sha256'
  readonly signature: Uint8Array // ECDSA: DER
}

/**
 * The card thread as the rest of the program sees it (design §4). Operations cross the thread, not APDUs, one at a
 * time; each names the insertion it means and fails with `card.changed` or `card.removed` when that card is gone.
 */
export interface ReaderPort {
  status(): ReaderStatus
  /** Calls back once for each event, after `status()` shows it. Returns how to stop. */
  subscribe(listener: (event: ReaderEvent) => void): () => void
  readCard(insertion: number): Promise<Result<CardReading>>
  /** All certificates that the card names without a PIN, for `card show`. */
  candidates(insertion: number): Promise<Result<readonly Candidate[]>>
  /** Spends nothing; null where the card cannot say for free. */
  triesLeft(insertion: number): Promise<Result<number | null>>
  /** One VERIFY at most, ever; then one signature; then the card is reset. */
  prove(request: ProveRequest): Promise<Result<CardProof>>
  /** Closes readers, context and thread; resolves when nothing of them is left. Safe to call twice. */
  close(): Promise<void>
}
