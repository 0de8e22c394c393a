import { sql } from 'kysely'
import type { LogKeys } from '../log-keys.ts'
import { type KeysProblem, openKeys } from '../open-keys.ts'
import { type RosterImport, replaceRoster } from '../replace-roster.ts'
import type { RosterProblems, RosterReading } from '../roster/read-whole-roster.ts'
import { ROSTER_COLUMNS } from '../roster-values.ts'
import { kept } from '../seed-roster.ts'
import type { RegistryOptions } from '../world.ts'
import { postgresEngine } from './engine.ts'
import { inspect, SCHEMA_VERSION } from './migrate.ts'
import { isOnlyOne } from './only-one.ts'
import { postgresPool } from './pool.ts'
import type { PostgresProblem } from './problem.ts'
import { inSession, type Session } from './session.ts'
import { shownUrl } from './shown-url.ts'
import { STAGING, stageRoster } from './stage-roster.ts'
import { takeTurn } from './take-turn.ts'

interface RosterOptions extends RosterReading, Pick<RegistryOptions, 'clock' | 'randomBytes'> {
  readonly url: string
  readonly keys: string // file
}

type Problem = PostgresProblem | KeysProblem | { readonly kind: 'import.running'; readonly path: string }

/** Replaces the roster by what the file says, all or nothing, while services go on. */
export const importPostgresRoster = (options: RosterOptions): Promise<RosterImport | RosterProblems | Problem> =>
  inSession<RosterImport | RosterProblems | Problem>(options.url, async (session) => {
    const path = shownUrl(options.url)
    const { version, problem } = await inspect(session.client, path)
    if (problem) return problem
    if (version !== SCHEMA_VERSION) return { kind: version === 0 ? 'database.missing' : 'database.older', path }
    if (!(await isOnlyOne(session.client, 'import'))) return { kind: 'import.running', path }
    const keys = await keysOf(options)
    return 'log' in keys ? stageAndReplace(session, { ...options, keys }) : keys
  })

async function keysOf({ url, keys: file, clock, randomBytes }: RosterOptions): Promise<LogKeys | KeysProblem> {
  const engine = postgresEngine(postgresPool(url, { max: 1 }))
  try {
    return await openKeys(engine, { clock, randomBytes, file })
  } finally {
    await engine.close()
  }
}

async function stageAndReplace(
  { client, database }: Session,
  world: Omit<RosterOptions, 'keys'> & { readonly keys: LogKeys },
): Promise<RosterImport | RosterProblems> {
  const staged = await stageRoster(client, { ...world, keep: kept(world) })
  if ('problems' in staged) return staged
  await database
    .transaction()
    .setIsolationLevel('read committed')
    .execute((transaction) =>
      replaceRoster(world, transaction, staged, async () => {
        await sql`delete from roster`.execute(transaction)
        await copyStaged.execute(transaction)
        await takeTurn(transaction) // only now: nobody else writes into the roster, and so no kiosk waits for a million rows
      }),
    )
  return staged
}

const COLUMNS = sql.raw(ROSTER_COLUMNS.join(', '))

/**
 * Not by tables that change places: that would wait for whoever reads the old one, a verification of minutes, and hold
 * up everybody who comes after; and who looks at an earlier moment would find the new table, empty.
 */
const copyStaged = sql`insert into roster (${COLUMNS}) select ${COLUMNS} from ${sql.raw(STAGING)} order by number`
