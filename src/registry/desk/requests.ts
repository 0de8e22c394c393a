import type { Kysely, Selectable } from 'kysely'
import type { RequestChallenge, RequestReceipt } from '../../types/registration.ts'
import { base64 } from '../log/octets.ts'
import { headOf, type RegistrationRow } from '../queries.ts'
import type { Schema } from '../schema.ts'
import { sealOf } from '../seal.ts'
import { rfc3339 } from '../time.ts'
import type { World } from '../world.ts'

export type RequestRow = Selectable<Schema['request']>

export const requestById = (database: Kysely<Schema>, id: string): Promise<RequestRow | undefined> =>
  database.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst()

export const registrationById = (database: Kysely<Schema>, id: number): Promise<RegistrationRow> =>
  database.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const registrationByNumber = (database: Kysely<Schema>, number: string): Promise<RegistrationRow | undefined> =>
  database.selectFrom('registration').selectAll().where('number', '=', number).executeTakeFirst()

/** What is kept of a challenge beside the request's id, kiosk and the registry's name. */
type Round = Pick<RequestChallenge, 'nonce' | 'time' | 'expires'>

const VISIT = 10 * 60_000 // the ceiling of a visit (design §2), in milliseconds
const FORM = 30 * 60_000 // of one with a form (machines/delays.ts)

/** `card`: what follows is a proof of the card; `form`: a form has to be filled in first. */
export const newRound = ({ randomBytes }: Pick<World, 'randomBytes'>, now: Date, awaiting: 'card' | 'form'): Round => ({
  nonce: Buffer.from(randomBytes(32)).toString('base64'),
  time: rfc3339(now),
  expires: rfc3339(new Date(now.getTime() + (awaiting === 'form' ? FORM : VISIT))),
})

export const challengeOf = (registry: string, { id, ...row }: Round & { id: string; kiosk: string }) => ({
  request: id,
  registry,
  nonce: row.nonce,
  kiosk: row.kiosk,
  time: row.time,
  expires: row.expires,
})

/** Changes a request and seals it anew. Names the round that it leaves: of two at once the second finds nothing. */
export async function moveRequest(
  { keys }: Pick<World, 'keys'>,
  database: Kysely<Schema>,
  from: RequestRow,
  changes: Partial<RequestRow>,
): Promise<RequestRow> {
  const moved = { ...from, ...changes }
  const row = { ...moved, seal: sealOf('request', moved, keys.registry) }
  const { numUpdatedRows } = await database
    .updateTable('request')
    .set(row)
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .where('nonce', '=', from.nonce)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error('a request changed under an open transaction')
  return row
}

export async function requestReceipt(database: Kysely<Schema>, request: string): Promise<RequestReceipt> {
  const row = await database
    .selectFrom('request_receipt')
    .innerJoin('log', 'log.evidence', 'request_receipt.evidence')
    .select(['number', 'kind', 'outcome', 'company_id', 'time', 'n'])
    .where('request', '=', request)
    .executeTakeFirstOrThrow()
  const { number, kind, outcome, company_id: companyId, time } = row
  const { size, root } = await headOf(database, row.n)
  return { number, request, kind, outcome, companyId, time, head: { size, root: base64(root) } }
}
