import type { CardFailure, PinPadFailure, ReaderFailure } from '../../failure.ts'

type PcscFailure = ReaderFailure | CardFailure | PinPadFailure

/** What PC/SC's return codes mean to us (pcsclite.h). The only place where they are understood. */
const FAILURES: ReadonlyMap<number, PcscFailure> = new Map<number, PcscFailure>([
  [0x80100003, { kind: 'reader.unavailable' }], // SCARD_E_INVALID_HANDLE: pcscd was started anew meanwhile
  [0x80100008, { kind: 'card.malformed', detail: 'an answer longer than 64 KiB' }], // SCARD_E_INSUFFICIENT_BUFFER
  [0x80100009, { kind: 'reader.unavailable' }], // SCARD_E_UNKNOWN_READER
  [0x8010000a, { kind: 'card.timeout' }], // SCARD_E_TIMEOUT
  [0x8010000b, { kind: 'card.busy' }], // SCARD_E_SHARING_VIOLATION
  [0x8010000c, { kind: 'card.absent' }], // SCARD_E_NO_SMARTCARD
  [0x8010000f, { kind: 'card.mute' }], // SCARD_E_PROTO_MISMATCH: a card that speaks neither T=0 nor T=1
  [0x80100013, { kind: 'reader.service-stopped' }], // SCARD_F_COMM_ERROR
  [0x80100016, { kind: 'card.removed' }], // SCARD_E_NOT_TRANSACTED: the card stopped answering in the middle
  [0x80100017, { kind: 'reader.unavailable' }], // SCARD_E_READER_UNAVAILABLE
  [0x8010001d, { kind: 'reader.service-stopped' }], // SCARD_E_NO_SERVICE
  [0x8010001e, { kind: 'reader.service-stopped' }], // SCARD_E_SERVICE_STOPPED
  // SCARD_E_UNSUPPORTED_FEATURE, in pcsc-lite and on Windows: only a pad's features are ever asked for
  [0x8010001f, { kind: 'pin-pad.refused', detail: '8010001F' }],
  [0x80100022, { kind: 'pin-pad.refused', detail: '80100022' }],
  [0x8010002e, { kind: 'reader.none' }], // SCARD_E_NO_READERS_AVAILABLE
  [0x8010002f, { kind: 'card.removed' }], // SCARD_E_COMM_DATA_LOST
  [0x80100065, { kind: 'card.mute' }], // SCARD_W_UNSUPPORTED_CARD: an ATR that makes no sense
  [0x80100066, { kind: 'card.mute' }], // SCARD_W_UNRESPONSIVE_CARD: upside down, or not a chip card
  [0x80100067, { kind: 'card.reset' }], // SCARD_W_UNPOWERED_CARD
  [0x80100068, { kind: 'card.reset' }], // SCARD_W_RESET_CARD
  [0x80100069, { kind: 'card.removed' }], // SCARD_W_REMOVED_CARD
  [0x8010006a, { kind: 'reader.denied' }], // SCARD_W_SECURITY_VIOLATION: polkit
])

/** The addon says the code in an Error's text only: 'SCardConnect error: Sharing violation.(0x8010000b)'. */
export function failureOf(error: unknown): PcscFailure {
  const text = error instanceof Error ? error.message : ''
  const code = Number.parseInt(/\(0x([0-9a-f]+)\)\s*$/.exec(text)?.[1]?.slice(-8) ?? '', 16)
  return FAILURES.get(code) ?? { kind: 'reader.unavailable' }
}
