import type { VisitContext } from '../../machines/visit/context.ts'
import type { CardRole } from '../failure.ts'
import type { PinDialog } from '../types/scene.ts'

/** The dialog for the PIN of the card of `role`, as every journey shows it. */
export function pinDialogOf(
  { cards, notice, attempt, personInCharge }: VisitContext,
  role: CardRole,
  inDialog: (state: 'blocked' | 'consenting') => boolean,
): PinDialog {
  const card = cards[role] ?? null
  if (card === null) throw new Error('a PIN is asked for without a card')
  const { pin, pinPad, triesLeft } = card.reading
  return {
    role,
    rules: pin,
    pinPad,
    triesLeft,
    consent: triesLeft !== 1 ? 'not-needed' : inDialog('consenting') ? 'asked' : 'given',
    blocked: inDialog('blocked'),
    issuerName: card.view.rows.issuer,
    issuer: card.issuer,
    samePinTried: false,
    notice,
    attempt,
    personInCharge,
  }
}
