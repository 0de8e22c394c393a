import type { RequestReceipt } from '../../types/registration.ts'
import { rowLine } from '../evidence-rows.ts'
import type { EvidenceLine } from '../evidence-text.ts'
import { nextReceiptNumber } from '../receipt-number.ts'
import { rfc3339 } from '../time.ts'
import type { LastStep } from './last-step.ts'
import { appendRequestEvidence } from './request-evidence.ts'
import { moveRequest } from './requests.ts'

interface Changed {
  readonly before: string // `registrationHash`
  readonly rows: readonly EvidenceLine[]
  readonly outcome: RequestReceipt['outcome']
  readonly companyId: string | null
}

/** Spends the request and writes evidence and receipt of what `changed`, within its transaction. */
export async function recordRequest(
  step: LastStep,
  kind: RequestReceipt['kind'],
  { before, rows, outcome, companyId }: Changed,
): Promise<RequestReceipt> {
  const { world, database, content, now } = step
  const { seal: _, certificate: __, ...used } = await moveRequest(world, database, step.row, { state: 'used', content })
  const receipt = {
    number: await nextReceiptNumber(database, now),
    request: used.id,
    kind,
    outcome,
    company_id: companyId,
    time: rfc3339(now),
  }
  const { id, head } = await appendRequestEvidence(step, {
    decision: `accepted ${outcome} ${receipt.number}`,
    before,
    rows: [rowLine('request', used), ...rows, rowLine('request_receipt', receipt)],
  })
  await database
    .insertInto('request_receipt')
    .values({ ...receipt, evidence: id })
    .execute()
  const { company_id: _id, ...answer } = receipt
  return { ...answer, companyId, head }
}
