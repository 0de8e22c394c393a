/**
 * Everything that can go wrong for a visitor, as plain data: it crosses the card thread, is kept in a machine's
 * context and is turned into a sentence in `ui/words`. A failure is returned, never thrown.
 */
export type Failure =
  | ReaderFailure
  | CardFailure
  | PinFailure
  | PinPadFailure
  | CertificateFailure
  | RegistryFailure
  | RequestFailure
  | ReceiptFailure
  | OperatorFailure

/** What stands between the program and a card. PC/SC codes: facts in `reader/pcsc/errors.ts`. */
export type ReaderFailure =
  | { readonly kind: 'reader.service-stopped' } // SCARD_E_NO_SERVICE: pcscd is not running
  | { readonly kind: 'reader.denied' } // SCARD_W_SECURITY_VIOLATION: polkit does not let us in
  | { readonly kind: 'reader.none' } // SCARD_E_NO_READERS_AVAILABLE
  | { readonly kind: 'reader.unavailable' } // SCARD_E_READER_UNAVAILABLE: unplugged while in use
  | { readonly kind: 'reader.restarting' } // the card thread died and is being started again

/** What a card, or the lack of one, did. None of these means that a PIN was wrong. */
export type CardFailure =
  | { readonly kind: 'card.absent'; readonly wanted?: 'new' } // the card in use is in, and another reader is free
  | { readonly kind: 'card.removed' } // pulled while it was being used
  | { readonly kind: 'card.changed' } // another card answers than the one the operation names
  | { readonly kind: 'card.mute' } // upside down, or not a chip card
  | { readonly kind: 'card.reset' } // another program reset it: its state is lost
  | { readonly kind: 'card.busy' } // another program holds it
  | { readonly kind: 'card.timeout' }
  | { readonly kind: 'card.unsupported'; readonly atr: string }
  | { readonly kind: 'card.malformed'; readonly detail: string } // an answer that breaks its standard
  | { readonly kind: 'card.refused'; readonly statusWord: string } // a status word nobody expects there
  | { readonly kind: 'card.certificate-missing' }
  | { readonly kind: 'card.signing-failed'; readonly statusWord: string }
  | { readonly kind: 'card.key-mismatch' } // the signature does not fit the certificate on the card

export type PinFailure =
  | { readonly kind: 'pin.wrong'; readonly triesLeft: number }
  | { readonly kind: 'pin.blocked' }
  | { readonly kind: 'pin.illegal'; readonly minLength: number; readonly maxLength: number } // never sent to the card

/** The reader's own keys: none of these cost a PIN try, since the card was sent nothing. */
export type PinPadFailure =
  | { readonly kind: 'pin-pad.timed-out' } // nobody typed
  | { readonly kind: 'pin-pad.cancelled' } // by the visitor, on the pad
  | { readonly kind: 'pin-pad.refused'; readonly detail: string } // the reader does not do what it claims
  | { readonly kind: 'pin-pad.absent' } // the reader has none, or it cannot form this card's PIN

/** Why the registry refuses a certificate. `role` is the card it is about. */
export type CertificateFailure = {
  readonly kind:
    | 'certificate.expired'
    | 'certificate.not-yet-valid'
    | 'certificate.revoked'
    | 'certificate.untrusted'
    | 'certificate.weak'
    | 'certificate.unreadable'
    | 'certificate.clock-wrong' // this machine's clock is behind a CRL that it holds: nothing can be decided
    | 'certificate.revocation-unknown' // no CRL, or a stale one: the help desk must act
    | 'certificate.unsuitable' // its usage, or the constraints or policies of who issued it
  readonly role: CardRole
}

export type RegistryFailure =
  | { readonly kind: 'registry.unreachable' } // the outcome of the call is unknown
  | { readonly kind: 'registry.rolled-back' } // its log is not the one that this kiosk has seen: nothing was changed
  | { readonly kind: 'renewal.not-recorded' } // the journal cannot be written: the registry was not asked
  | { readonly kind: 'renewal.not-done' } // its answer was lost, and it did not happen
  | { readonly kind: 'registry.not-accepted'; readonly detail: string } // a proof or request the rules do not allow
  | { readonly kind: 'current.unregistered' }
  | { readonly kind: 'current.is-new'; readonly after?: 'back' } // put in again, or still in since 戻る
  | { readonly kind: 'current.superseded'; readonly on: string } // RFC 3339, UTC
  | { readonly kind: 'new.same-card' } // the same certificate or the same key as the current card's
  | { readonly kind: 'new.registered' } // already some registration's card, or was one
  | { readonly kind: 'new.differs'; readonly row: 'company' | 'address' | 'holder' | 'expiry' } // refused by this agency's policy
  | { readonly kind: 'renewal.overtaken' } // the registration was renewed elsewhere meanwhile
  | { readonly kind: 'renewal.expired' } // the registry's nonce is too old: start over

/** Why 登録, 変更 or a login is refused, or what it has to wait for. */
export type RequestFailure =
  | { readonly kind: 'login.unregistered' }
  | { readonly kind: 'login.superseded'; readonly on: string } // RFC 3339, UTC
  | { readonly kind: 'search.no-match' } // unknown number, wrong name and wrong password are not told apart
  | { readonly kind: 'search.too-many'; readonly seconds: number } // until the next search may be made
  | { readonly kind: 'registration.card-registered' } // already some registration's card, or was one
  | { readonly kind: 'registration.company-registered' } // this agency's policy: one card for each company
  | {
      readonly kind: 'registration.changed-meanwhile'
      readonly fields: readonly { readonly name: string; readonly present: string }[] // named as in src/form
      readonly revision: number // the present one
    }
  | { readonly kind: 'request.expired' } // the registry's nonce is too old: start over
  | { readonly kind: 'request.not-recorded' } // the journal cannot be written: the registry was not asked
  | { readonly kind: 'request.not-done' } // its answer was lost, and it did not happen

/** Why a receipt could not be printed or saved. What it is about is done all the same, and its number is enough. */
export type ReceiptFailure =
  | {
      readonly kind: 'receipt.not-printed'
      readonly why: 'missing' | 'paper' | 'off' | 'stopped' | 'silent' | 'refused' | 'unsure' // perhaps it was
    }
  | { readonly kind: 'receipt.not-saved'; readonly why: 'full' | 'folder' | 'slow' }
  | { readonly kind: 'receipt.not-made' } // the registry did not tell what is on it, or nothing could be drawn

/** Why a card does not end the program. */
export type OperatorFailure =
  | { readonly kind: 'operator.unlisted' } // koshin.toml does not name it
  | { readonly kind: 'operator.expired' } // it does, and the certificate has ended

/** The two cards of a renewal; 登録, 変更 and ICカードの確認 know one card only. */
export type RenewalRole = 'current' | 'new'
export type CardRole = RenewalRole | 'card'

/** An intersection, since `Extract` finds nothing in a member whose `kind` is itself a union. */
export type FailureOf<Kind extends Failure['kind']> = Failure & { readonly kind: Kind }
