import type { Objection } from '../visit/card-screen.ts'
import type { DeskContext } from './context.ts'

/** The card that logged in is wanted again. */
export const isAnotherCard: Objection<DeskContext> = ({ holder }, { reading }) =>
  reading.fingerprint === holder?.reading.fingerprint ? null : { kind: 'card.changed' }
