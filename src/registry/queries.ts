import type { Kysely, Selectable } from 'kysely'
import type { Receipt } from '../types/registry.ts'
import { base64 } from './log/octets.ts'
import type { Schema } from './schema.ts'

export type CardRow = Selectable<Schema['card']>
export type ChallengeRow = Selectable<Schema['challenge']>
export type RegistrationRow = Selectable<Schema['registration']>

/** A renewal under way: what was asked, for which card, of which registration. */
export interface Dossier {
  readonly challenge: ChallengeRow
  readonly card: CardRow
  readonly registration: RegistrationRow
}

export const cardByFingerprint = (database: Kysely<Schema>, fingerprint: string): Promise<CardRow | undefined> =>
  database.selectFrom('card').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst()

/** Whether the certificate or its key ever was some registration's. */
export async function isKnown(database: Kysely<Schema>, card: { fingerprint: string; key: string }): Promise<boolean> {
  const byFingerprint = database.selectFrom('card').select('id').where('fingerprint', '=', card.fingerprint)
  const byKey = database.selectFrom('card').select('id').where('key', '=', card.key)
  return ((await byFingerprint.executeTakeFirst()) ?? (await byKey.executeTakeFirst())) !== undefined
}

export async function dossier(database: Kysely<Schema>, renewal: string): Promise<Dossier | null> {
  const challenge = await database.selectFrom('challenge').selectAll().where('renewal', '=', renewal).executeTakeFirst()
  if (!challenge) return null
  const card = await database.selectFrom('card').selectAll().where('id', '=', challenge.card).executeTakeFirstOrThrow()
  const registration = await database
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', card.registration)
    .executeTakeFirstOrThrow()
  return { challenge, card, registration }
}

export const activeCard = (database: Kysely<Schema>, registration: number): Promise<CardRow | undefined> =>
  database
    .selectFrom('card')
    .selectAll()
    .where('registration', '=', registration)
    .where('state', '=', 'active')
    .executeTakeFirst()

export async function receiptOf(database: Kysely<Schema>, renewal: string): Promise<Receipt> {
  const { n, ...receipt } = await database
    .selectFrom('receipt')
    .innerJoin('log', 'log.evidence', 'receipt.evidence')
    .select(['number', 'renewal', 'outcome', 'time', 'current', 'new', 'expiry', 'n'])
    .where('renewal', '=', renewal)
    .executeTakeFirstOrThrow()
  const { size, root } = await headOf(database, n)
  return { ...receipt, head: { size, root: base64(root) } }
}

/** The first head that holds the entry. */
export const headOf = (database: Kysely<Schema>, entry: number): Promise<Selectable<Schema['head']>> =>
  database.selectFrom('head').selectAll().where('size', '>', entry).orderBy('size').limit(1).executeTakeFirstOrThrow()
