import type { Kysely } from 'kysely'
import { appendEvidence } from './evidence.ts'
import { rowLine } from './evidence-rows.ts'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

export interface RosterImport {
  readonly file: string // SHA-256
  readonly count: number
  readonly rows: string // `rosterHash`
}

/** Says in the log what the roster is from now on; `copy` puts the rows there, in the same transaction. */
export async function replaceRoster(
  world: Pick<World, 'clock' | 'keys' | 'randomBytes'>,
  database: Kysely<Schema>,
  { file, count, rows }: RosterImport,
  copy: () => Promise<void>,
): Promise<void> {
  await copy()
  const { last } = await database
    .selectFrom('roster_import')
    .select((each) => each.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const time = rfc3339(world.clock())
  const imported = { id: (last ?? 0) + 1, time, file, count, rows }
  const body = [['event', 'roster'] as const, rowLine('roster_import', imported)]
  const { ids } = await appendEvidence(world, database, [{ renewal: null, submitter: 'registry', time, body }])
  await database
    .insertInto('roster_import')
    .values({ ...imported, evidence: ids[0] ?? 0 })
    .execute()
}
