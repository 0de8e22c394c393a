import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import { appendEvidence } from './evidence.ts'
import { rowLine } from './evidence-rows.ts'
import type { EvidenceLine } from './evidence-text.ts'
import { base64 } from './log/octets.ts'
import { sigsumLeaf } from './log/sigsum-leaf.ts'
import { logHead } from './log-head.ts'
import { type LogKeys, SIGNERS, type Signer } from './log-keys.ts'
import { appendLeaves } from './log-store.ts'
import type { Schema } from './schema.ts'
import { sealOf } from './seal.ts'
import { rfc3339 } from './time.ts'
import type { RegistryOptions } from './world.ts'

type Options = Pick<RegistryOptions, 'clock' | 'randomBytes'> & { readonly keys: LogKeys }

/**
 * Writes down whose signatures count, once, and gives them; another program may have been first. A registry from before
 * there was a log has its evidence logged then, and everything in its tables written into an entry of its own.
 */
export const startLog = (options: Options, engine: Engine): Promise<{ name: Signer; key: Uint8Array }[]> =>
  engine.write(async (database) => {
    const known = await database.selectFrom('signer').selectAll().execute()
    if (known.length > 0) return known
    const signers = SIGNERS.map((name) => ({ name, key: options.keys[name].public.octets }))
    await database.insertInto('signer').values(signers).execute()
    if (await database.selectFrom('registration').select('id').limit(1).executeTakeFirst())
      await adopt(options, database)
    return signers
  })

async function adopt(options: Options, database: Kysely<Schema>): Promise<void> {
  const { keys } = options
  const earlier = await database.selectFrom('evidence').select(['id', 'body']).orderBy('id').execute()
  const entries = earlier.map(({ id, body }) => ({ evidence: id, leaf: sigsumLeaf(body, keys.registry) }))
  await appendLeaves(database, await logHead(database), entries, keys.log)
  const challenges = await database.selectFrom('challenge').selectAll().execute()
  for (const challenge of challenges) {
    const seal = sealOf('challenge', challenge, keys.registry)
    await database.updateTable('challenge').set({ seal }).where('renewal', '=', challenge.renewal).execute()
  }
  const body: EvidenceLine[] = [['event', 'adoption'], ...(await tables(database))]
  await appendEvidence(options, database, [
    { renewal: null, submitter: 'registry', time: rfc3339(options.clock()), body },
  ])
}

async function tables(database: Kysely<Schema>): Promise<EvidenceLine[]> {
  const registrations = await database.selectFrom('registration').selectAll().orderBy('id').execute()
  const cards = await database.selectFrom('card').selectAll().orderBy('id').execute()
  const challenges = await database.selectFrom('challenge').selectAll().where('state', '=', 'used').execute()
  const receipts = await database.selectFrom('receipt').selectAll().orderBy('number').execute()
  return [
    ...cards.map(({ certificate }) => ['certificate', base64(certificate)] as const),
    ...registrations.map((row) => rowLine('registration', row)),
    ...cards.map((row) => rowLine('card', row)),
    ...challenges.map((row) => rowLine('challenge', row)),
    ...receipts.map((row) => rowLine('receipt', row)),
  ]
}
