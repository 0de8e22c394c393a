import type { Kysely } from 'kysely'
import { fingerprint } from '../certificate/fingerprint.ts'
import { type RecordedRow, rowText } from './evidence-rows.ts'
import { activeCard, type RegistrationRow } from './queries.ts'
import type { Schema } from './schema.ts'

/** Evidence holds it from before and after a change, so that one by hand in between shows. */
export const rowHash = async (database: Kysely<Schema>, registration: RegistrationRow): Promise<string> =>
  hashOfRow(registration, await activeCard(database, registration.id))

/** 'sha256:…' of a registration with its active card. */
export function hashOfRow(registration: RecordedRow<'registration'>, card: RecordedRow<'card'> | undefined): string {
  const { id: _, number, name, address, ...later } = JSON.parse(rowText('registration', registration))
  const held = { card: card?.fingerprint, standing: card?.standing, since: card?.since }
  const row = { number, name, address, ...held, ...later } // an older row has no later columns, and the hash that it had
  return `sha256:${fingerprint(`koshin-row/v1\n${JSON.stringify(row)}\n`)}`
}
