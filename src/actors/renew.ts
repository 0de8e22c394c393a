import type { Journal } from '../journal.ts'
import { failed } from '../result.ts'
import type { Ports } from '../types/ports.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'renew'>>
  readonly journal: Pick<Journal, 'write'>
}

/** From the first line on, a crash is answered truly at the next start: the journal names the renewal to ask about. */
export const renew =
  ({ registry, journal }: World): Ports['renew'] =>
  async ({ pending, current, new: proof, newCard, personInCharge }) => {
    try {
      journal.write(pending)
    } catch {
      return failed({ kind: 'renewal.not-recorded' }) // a full disk: nothing was asked, so nothing has changed
    }
    const { renew } = await registry()
    return renew({
      renewal: pending.renewal,
      current,
      new: proof,
      newCertificate: newCard.reading.certificate,
      personInCharge,
    })
  }
