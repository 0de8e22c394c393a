import type { Kysely } from 'kysely'
import type { LogHead, Registry } from '../types/registry.ts'
import { appendEvidence } from './evidence.ts'
import type { EvidenceBlock, EvidenceLine } from './evidence-text.ts'
import type { Examination } from './examination.ts'
import type { LogState } from './log-head.ts'
import type { EvidenceId } from './log-store.ts'
import { chainLine, proofLines } from './proof-lines.ts'
import type { Dossier } from './queries.ts'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

interface Renewal {
  readonly world: World
  readonly database: Kysely<Schema>
  readonly request: Parameters<Registry['renew']>[0]
  readonly dossier: Dossier
  readonly examination: Pick<Examination, 'rests'>
  readonly now: Date
  readonly log: LogState
}

interface Decided {
  readonly decision: string
  readonly before: string // rowHash
  readonly after: string
  readonly rows: readonly EvidenceLine[] // every row that the change has left, as it is now
}

/** What both cards signed and what was decided, so that it can be checked again with openssl alone. */
export async function appendRenewalEvidence(
  renewal: Renewal,
  { decision, before, after, rows }: Decided,
): Promise<{ id: EvidenceId; head: LogHead }> {
  const { world, database, request, dossier, examination, now, log } = renewal
  const { challenge, registration } = dossier
  const body = [
    ['event', 'renewal'],
    ['renewal', challenge.renewal],
    ['kiosk', challenge.kiosk],
    ['registration', JSON.stringify(registration.number)],
    ['person-in-charge', JSON.stringify(request.personInCharge)], // JSON: a line break in it stays within its line
    ...proofLines('current', request.current),
    ...proofLines('new', request.new),
    chainLine('current', examination.rests.currentChain),
    chainLine('new', examination.rests.newChain),
    ...examination.rests.crls.map((crl): EvidenceLine => ['crl', `sha256:${crl}`]),
    ['decision', decision],
    ['row-before', before],
    ['row-after', after],
    ...rows,
  ] satisfies (EvidenceLine | EvidenceBlock)[]
  const evidence = { renewal: challenge.renewal, submitter: 'kiosk', time: rfc3339(now), body } as const
  const { ids, head } = await appendEvidence(world, database, [evidence], log)
  return { id: ids[0] ?? 0, head }
}
