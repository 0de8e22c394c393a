import type { Selectable } from 'kysely'
import { decideTrust } from '../../certificate/trust.ts'
import { done, failed, type Result } from '../../result.ts'
import type { RegistrationDesk, RequestReceipt } from '../../types/registration.ts'
import { rowLine } from '../evidence-rows.ts'
import { activeCard, type CardRow, type RegistrationRow } from '../queries.ts'
import { notAccepted } from '../rules.ts'
import type { Schema } from '../schema.ts'
import { rfc3339 } from '../time.ts'
import type { World } from '../world.ts'
import { newCompanyId } from './company-id.ts'
import { companyOutcome } from './company-outcome.ts'
import { type Kind, type LastStep, lastStep } from './last-step.ts'
import { recordRequest } from './record-request.ts'
import { registrationHash, registrationOf } from './request-evidence.ts'
import { refuseCompany } from './request-rules.ts'

/** What a registration that is allowed starts from. */
interface Plan {
  readonly company: Selectable<Schema['roster']>
  readonly registration: RegistrationRow | undefined // of a company whose card can log in no more
  readonly card: CardRow | undefined
  readonly outcome: RequestReceipt['outcome']
}

export const register =
  (world: World): RegistrationDesk['register'] =>
  ({ request, proof, number, contents }) =>
    lastStep(world, registrationOfNumber(number), {
      ...{ request, proof, number, contents },
      matter: (content) => ({ kind: 'registration', number, content }),
    })

const registrationOfNumber = (number: string): Kind<Plan> => ({
  purpose: 'registration',
  plan: (step) => plan(step, number),
  complete,
})

async function plan(step: LastStep, number: string): Promise<Result<Plan>> {
  const { world, database, row, now } = step
  const roster = database.selectFrom('roster').selectAll().where('number', '=', number)
  const company = row.number === number ? await roster.executeTakeFirst() : undefined
  if (!company) return failed(notAccepted('number')) // never searched for, or gone with an import since
  const registration = await registrationOf(step)
  const card = registration && (await activeCard(database, registration.id))
  const failure = refuseCompany(card ? decideTrust(card.certificate, now, world.trust()) : null)
  if (failure) return failed(failure)
  const { certificate } = row
  const candidate = { certificate, company: company.name, registration, ended: card?.certificate }
  const outcome = await companyOutcome(world, candidate)
  return outcome.ok ? done({ company, registration, card, outcome: outcome.value }) : outcome
}

async function complete(step: LastStep, plan: Plan): Promise<RequestReceipt> {
  const before = await registrationHash(step, plan.registration)
  const superseded = plan.card ? [await supersede(step, plan.card)] : []
  const registration = await keepRegistration(step, plan)
  const card = await addCard(step, registration.id, plan.outcome)
  const rows = [...superseded, registration, card]
  return recordRequest(step, 'registration', {
    ...{ before, outcome: plan.outcome, companyId: registration.company_id },
    rows: rows.map((each) => ('fingerprint' in each ? rowLine('card', each) : rowLine('registration', each))),
  })
}

async function supersede({ database, now }: LastStep, { id }: CardRow): Promise<CardRow> {
  return database
    .updateTable('card')
    .set({ state: 'superseded', superseded: rfc3339(now) })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function keepRegistration(step: LastStep, { company, registration: old }: Plan): Promise<RegistrationRow> {
  const { world, database, text } = step
  const { salt: _, password: __, ...columns } = company
  const company_id = old?.company_id ?? (await newCompanyId(world, database))
  const row = { ...columns, company_id, contents: text, revision: (old?.revision ?? 0) + 1 }
  const kept = old
    ? database.updateTable('registration').set(row).where('id', '=', old.id).where('revision', '=', old.revision)
    : database.insertInto('registration').values(row)
  return kept.returningAll().executeTakeFirstOrThrow()
}

function addCard(step: LastStep, registration: number, outcome: Plan['outcome']): Promise<CardRow> {
  const { database, row, card, now } = step
  const { fingerprint, key } = card
  const standing = outcome === 'completed' ? ('full' as const) : ('provisional' as const)
  const fields = { registration, fingerprint, key, certificate: row.certificate, standing, since: rfc3339(now) }
  return database
    .insertInto('card')
    .values({ ...fields, state: 'active', superseded: null })
    .returningAll()
    .executeTakeFirstOrThrow()
}
