import type { SnapshotFrom } from 'xstate'
import type { cardCheckMachine } from '../card-check.ts'
import type { changeMachine } from '../change.ts'
import type { maintenanceMachine } from '../maintenance.ts'
import type { registrationMachine } from '../registration.ts'
import type { renewalMachine } from '../renewal.ts'

export type RenewalSnapshot = SnapshotFrom<typeof renewalMachine>
export type RegistrationSnapshot = SnapshotFrom<typeof registrationMachine>
export type ChangeSnapshot = SnapshotFrom<typeof changeMachine>
export type CardCheckSnapshot = SnapshotFrom<typeof cardCheckMachine>
export type MaintenanceSnapshot = SnapshotFrom<typeof maintenanceMachine>

/** A visit under way, as its machine stands. */
export type Visit =
  | { readonly journey: 'renewal'; readonly snapshot: RenewalSnapshot }
  | { readonly journey: 'registration'; readonly snapshot: RegistrationSnapshot }
  | { readonly journey: 'change'; readonly snapshot: ChangeSnapshot }
  | { readonly journey: 'card-check'; readonly snapshot: CardCheckSnapshot }
  | { readonly journey: 'maintenance'; readonly snapshot: MaintenanceSnapshot }

/** Insertions that a card screen was about, whatever came of it. */
export function cardsUsed(visit: Visit | null): readonly number[] {
  if (visit === null) return []
  const { slot, cards } = visit.snapshot.context
  const identified = Object.values(cards).flatMap((card) => (card === null ? [] : [card.reading.insertion]))
  return slot === null ? identified : [slot, ...identified]
}
