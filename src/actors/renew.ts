import type { Journal } from '../journal.ts'
import type { Ports } from '../types/ports.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'renew'>>
  readonly journal: Pick<Journal, 'write' | 'forget'>
}

/** From the first line on, a crash is answered truly at the next start: the journal names the renewal to ask about. */
export const renew =
  ({ registry, journal }: World): Ports['renew'] =>
  async ({ pending, current, new: proof, newCard, personInCharge }) => {
    journal.write(pending)
    const { renew } = await registry()
    const receipt = await renew({
      renewal: pending.renewal,
      current,
      new: proof,
      newCertificate: newCard.reading.certificate,
      personInCharge,
    })
    const refused = !receipt.ok && receipt.failure.kind !== 'registry.unreachable'
    if (refused) journal.forget() // decided and shown at once: nothing is left to ask
    return receipt
  }
