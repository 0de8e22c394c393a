import type { LogHead } from '../../types/registry.ts'
import { appendEvidence } from '../evidence.ts'
import type { EvidenceBlock, EvidenceLine } from '../evidence-text.ts'
import type { EvidenceId } from '../log-store.ts'
import { chainLine, proofLines } from '../proof-lines.ts'
import { cardByFingerprint, type RegistrationRow } from '../queries.ts'
import { rowHash } from '../row-hash.ts'
import { rfc3339 } from '../time.ts'
import type { LastStep } from './last-step.ts'
import { registrationById, registrationByNumber } from './requests.ts'

interface Decided {
  readonly decision: string
  readonly before?: string // `registrationHash`; a refusal leaves it as it is
  readonly rows?: readonly EvidenceLine[]
}

/** What the card signed and what was decided, so that it can be checked again with openssl alone. */
export async function appendRequestEvidence(
  step: LastStep,
  { decision, before, rows = [] }: Decided,
): Promise<{ id: EvidenceId; head: LogHead }> {
  const { world, database, row, proof, card, now } = step
  const registration = await registrationOf(step)
  const after = await registrationHash(step, registration)
  const body = [
    ['event', row.purpose],
    ['request', row.id],
    ['kiosk', row.kiosk],
    ['number', JSON.stringify(registration?.number ?? row.number ?? '')],
    ...proofLines('card', proof),
    chainLine('card', card.chain),
    ...card.crls.map((crl): EvidenceLine => ['crl', `sha256:${crl}`]),
    ['decision', decision],
    ['row-before', before ?? after],
    ['row-after', after],
    ...rows,
  ] satisfies (EvidenceLine | EvidenceBlock)[]
  const evidence = { renewal: null, submitter: 'kiosk', time: rfc3339(now), body } as const
  const { ids, head } = await appendEvidence(world, database, [evidence])
  return { id: ids[0] ?? 0, head }
}

/** The one that a request is about: the company's that was searched for, or the card's. */
export async function registrationOf({ database, row }: Pick<LastStep, 'database' | 'row'>) {
  if (row.purpose === 'registration') return registrationByNumber(database, row.number ?? '')
  const card = await cardByFingerprint(database, row.fingerprint)
  return card && registrationById(database, card.registration)
}

export const registrationHash = async (
  { database }: Pick<LastStep, 'database'>,
  registration: RegistrationRow | undefined,
): Promise<string> => (registration ? rowHash(database, registration) : 'none')
