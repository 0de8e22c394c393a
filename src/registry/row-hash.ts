import type { Kysely } from 'kysely'
import { fingerprint } from '../certificate/fingerprint.ts'
import { activeCard, type RegistrationRow } from './queries.ts'
import type { Schema } from './schema.ts'

/** 'sha256:…' of a registration with its active card: evidence holds it from before and after, so a change by hand shows. */
export async function rowHash(database: Kysely<Schema>, registration: RegistrationRow): Promise<string> {
  const { id, number, name, address } = registration
  const card = await activeCard(database, id)
  const row = { number, name, address, card: card?.fingerprint, standing: card?.standing, since: card?.since }
  return `sha256:${fingerprint(`koshin-row/v1\n${JSON.stringify(row)}\n`)}`
}
