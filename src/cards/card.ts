import type { Channel } from '../iso7816/channel.ts'
import type { Result } from '../result.ts'
import type { Candidate, CardReading, PinRules } from '../types/reader.ts'
import type { VerifyingKey } from './verifying-key.ts'

export type { Candidate } from '../types/reader.ts'

/** One card application. Nothing here knows of APDUs: a PKCS#11 module could stand behind it as well (design §5). */
export interface Card {
  readonly application: CardReading['application']
  readonly pin: PinRules
  /** The certificate that the card logs in with, DER. */
  certificate(): Promise<Result<Uint8Array>>
  /** All certificates that it may be asked to name, for `card show` only. Absent: the one above is the only one known. */
  candidates?(): Promise<Result<readonly Candidate[]>>
  /**
   * A look, in fewer exchanges than reading takes, whether the card still holds this certificate: its serial number and what surrounds it.
   * False: it does not, or the look does not tell. Absent: it has to be read.
   */
  holds?(certificate: Uint8Array): Promise<Result<boolean>>
  /**
   * Settles which of its PINs the next two are about, the one that is known from before or what the card says itself.
   * Absent: it has one only, `pin`.
   */
  choosePin?(known: PinRules | null): Promise<Result<PinRules>>
  /**
   * The same card in a later session, in fewer exchanges, by what was read in this one; good where it then `holds` the same
   * certificate. Null: it does not answer as it did.
   */
  readonly reopen?: Reopen
  /** Null where the card cannot say without spending a try. */
  triesLeft(): Promise<Result<number | null>>
  /** Hands the PIN to the card, exactly once. The octets are wiped. */
  verify(pin: Uint8Array): Promise<Result<undefined>>
  /** The PIN is typed on the reader's pad and handed over exactly once. Absent: there is none, or none for such a PIN. */
  readonly pad?: { readonly seconds: number; verify(): Promise<Result<undefined>> }
  /** Null: the card cannot sign with this kind of key, which is better known before a PIN is asked for. */
  signer(key: VerifyingKey): Signer | null
  /** The same card with the certificate of this role, whichever logs in. Null or absent: none is to be had. */
  inRole?(role: Candidate['role']): Card | null
}

export type Reopen = (channel: Channel) => Promise<Result<Card | null>>

/** Signs SHA-256 of the statement with the key of the certificate; ECDSA as DER. */
export type Signer = (statement: Uint8Array) => Promise<Result<Uint8Array>>
