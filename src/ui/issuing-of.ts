import type { ChangeSnapshot, RegistrationSnapshot, RenewalSnapshot } from '../../machines/kiosk/visit.ts'
import { RECEIPT_WAYS, type ReceiptWay } from '../types/receipt.ts'
import type { Issuing } from '../types/scene.ts'

type Snapshot = RenewalSnapshot | RegistrationSnapshot | ChangeSnapshot

/** The ways that the kiosk offers, while the result is shown. */
export const issuingOf = (snapshot: Snapshot): readonly Issuing[] =>
  RECEIPT_WAYS.filter((way) => snapshot.context.receipts[way] !== 'off').map((way) => stateOf(snapshot, way))

function stateOf(snapshot: Snapshot, way: ReceiptWay): Issuing {
  const is = (state: string) => (snapshot.matches as (value: object) => boolean)({ showingReceipt: { [way]: state } })
  const failure = snapshot.context.unissued[way]
  if (failure !== null && is('failed')) return { way, state: 'failed', failure }
  return { way, state: is('working') ? 'working' : is('issued') ? 'issued' : 'offered' }
}
