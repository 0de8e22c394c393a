import type { FailureOf } from '../../failure.ts'
import { FIELD_NAMES, fieldValue } from '../../form/fields.ts'
import { done, failed, type Result } from '../../result.ts'
import type { FormContents, RegistrationDesk, RequestReceipt } from '../../types/registration.ts'
import { rowLine } from '../evidence-rows.ts'
import { cardByFingerprint, type RegistrationRow } from '../queries.ts'
import type { World } from '../world.ts'
import { type Kind, type LastStep, lastStep } from './last-step.ts'
import { recordRequest } from './record-request.ts'
import { contentsOf } from './registered-contents.ts'
import { registrationHash } from './request-evidence.ts'
import { registrationById } from './requests.ts'

interface Plan {
  readonly registration: RegistrationRow
  readonly outcome: RequestReceipt['outcome']
}

export const change =
  (world: World): RegistrationDesk['change'] =>
  ({ request, proof, contents, revision }) =>
    lastStep(world, changeOfRevision(revision), {
      ...{ request, proof, number: null, contents },
      matter: (content) => ({ kind: 'change', content, revision }),
    })

const changeOfRevision = (revision: number): Kind<Plan> => ({
  purpose: 'change',
  plan: (step) => plan(step, revision),
  complete,
})

async function plan({ database, row, contents }: LastStep, revision: number): Promise<Result<Plan>> {
  const card = await cardByFingerprint(database, row.fingerprint)
  if (!card) throw new Error('a card that was accepted is not there')
  const registration = await registrationById(database, card.registration)
  if (registration.revision !== revision) return failed(changedMeanwhile(registration, contents))
  return done({ registration, outcome: card.standing === 'full' ? 'completed' : 'provisional' })
}

/** Every field that the visitor's contents would have written over; the others stand as they stand in those contents. */
function changedMeanwhile(row: RegistrationRow, contents: FormContents): FailureOf<'registration.changed-meanwhile'> {
  const present = contentsOf(row)
  const fields = FIELD_NAMES.filter((name) => fieldValue(present, name) !== fieldValue(contents, name))
  return {
    kind: 'registration.changed-meanwhile',
    fields: fields.map((name) => ({ name, present: fieldValue(present, name) })),
    revision: row.revision,
  }
}

async function complete(step: LastStep, { registration, outcome }: Plan): Promise<RequestReceipt> {
  const before = await registrationHash(step, registration)
  const changed = await step.database
    .updateTable('registration')
    .set({ contents: step.text, revision: registration.revision + 1 })
    .where('id', '=', registration.id)
    .where('revision', '=', registration.revision)
    .returningAll()
    .executeTakeFirstOrThrow()
  const companyId = changed.company_id
  return recordRequest(step, 'change', { before, outcome, companyId, rows: [rowLine('registration', changed)] })
}
