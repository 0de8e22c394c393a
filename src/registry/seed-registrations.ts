import type { Kysely } from 'kysely'
import { cardKey } from '../certificate/card-key.ts'
import { fingerprint } from '../certificate/fingerprint.ts'
import { appendEvidence } from './evidence.ts'
import { rowLine } from './evidence-rows.ts'
import type { EvidenceLine } from './evidence-text.ts'
import { hashOfRow } from './row-hash.ts'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

/** A registration as it stands before the registry's first day. */
export interface Seed {
  readonly name: string // 企業名称
  readonly address: string // 企業住所
  readonly number: string // of the agency's roster
  readonly certificate: Uint8Array // of the card in use; need not be trusted or in date
}

export type SeedProblem =
  | { readonly kind: 'registry.in-use' } // it has registrations: nothing is ever added behind their back
  | { readonly kind: 'certificate.unreadable'; readonly number: string }
  | { readonly kind: 'registry.unreachable' }

/** Fills an empty registry, all or nothing; null when done. Two seeds must not share a number, certificate or key. */
export const seedRegistrations =
  (world: World) =>
  (seeds: readonly Seed[]): Promise<SeedProblem | null> =>
    world.engine.write(async (database) => {
      if (await database.selectFrom('registration').select('id').limit(1).executeTakeFirst())
        return { kind: 'registry.in-use' }
      const unreadable = seeds.find(({ certificate }) => !cardKey(certificate))
      if (unreadable) return { kind: 'certificate.unreadable', number: unreadable.number }
      const evidence = []
      for (const seed of seeds) evidence.push(await add(world, database, seed))
      await appendEvidence(world, database, evidence)
      return null
    })

async function add(world: World, database: Kysely<Schema>, { certificate, ...company }: Seed) {
  const time = rfc3339(world.clock())
  const { name, address, number } = company
  const registration = await database
    .insertInto('registration')
    .values({ name, address, number })
    .returningAll()
    .executeTakeFirstOrThrow()
  const key = cardKey(certificate)?.thumbprint ?? ''
  const fields = { registration: registration.id, fingerprint: fingerprint(certificate), key, certificate, since: time }
  const card = await database
    .insertInto('card')
    .values({ ...fields, state: 'active', standing: 'full', superseded: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  return {
    renewal: null,
    submitter: 'registry' as const,
    time,
    body: [
      ['event', 'seed'],
      ['certificate', Buffer.from(certificate).toString('base64')],
      rowLine('registration', registration),
      rowLine('card', card),
      ['row-after', hashOfRow(registration, card)],
    ] satisfies EvidenceLine[],
  }
}
