import { type Kysely, type Selectable, sql } from 'kysely'
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
  const found = database
    .selectFrom('card')
    .select('id')
    .where(({ eb, or }) => or([eb('fingerprint', '=', card.fingerprint), eb('key', '=', card.key)]))
  return (await found.executeTakeFirst()) !== undefined
}

export async function dossier(database: Kysely<Schema>, renewal: string): Promise<Dossier | null> {
  const challenges = database.selectFrom('challenge').where('renewal', '=', renewal)
  const cards = database.selectFrom('card').where('id', '=', challenges.select('card'))
  const registrations = database.selectFrom('registration').where('id', '=', cards.select('registration'))
  const [challenge, card, registration] = await Promise.all([
    challenges.selectAll().executeTakeFirst(),
    cards.selectAll().executeTakeFirst(),
    registrations.selectAll().executeTakeFirst(),
  ])
  return challenge && card && registration ? { challenge, card, registration } : null
}

export const activeCard = (database: Kysely<Schema>, registration: number): Promise<CardRow | undefined> =>
  database
    .selectFrom('card')
    .selectAll()
    .where('registration', '=', registration)
    .where('state', '=', sql.lit('active'))
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
