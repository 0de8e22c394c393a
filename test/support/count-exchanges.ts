import { createVirtualReader } from '../../src/reader/virtual.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { pinOctets } from './certified-card.ts'
import { faultyCard } from './faulty-card.ts'

/** Exchanges of one visit's work on a card: identify (certificate, tries left), then sign (PIN, signature). */
export async function countExchanges(card: SoftwareCard, fingerprint: string) {
  const reader = createVirtualReader({ readers: ['R'] })
  const counted = faultyCard(card)
  reader.insert('R', counted)
  const insertion = reader.status().readers[0]?.card?.insertion ?? 0
  const reading = await reader.readCard(insertion)
  const identify = counted.exchanges()
  const statement = Buffer.from('statement')
  const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement })
  if (!reading.ok || !proof.ok) throw new Error('the card does not work')
  await reader.close()
  return { identify, sign: counted.exchanges() - identify }
}
