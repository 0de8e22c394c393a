import type { Objection } from '../visit/card-screen.ts'
import type { RenewalContext } from './context.ts'

/** The card in use is wanted, and after 戻る the new one is still in. */
export const isTheNewOne: Objection<RenewalContext> = ({ formerNew }, { reading }) => {
  if (reading.fingerprint !== formerNew?.fingerprint) return null
  return reading.insertion === formerNew.insertion
    ? { kind: 'current.is-new', after: 'back' }
    : { kind: 'current.is-new' }
}

export const isTheCurrentOne: Objection<RenewalContext> = ({ cards }, { reading }) =>
  reading.fingerprint === cards.current?.reading.fingerprint ? { kind: 'new.same-card' } : null
