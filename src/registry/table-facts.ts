import type { Kysely } from 'kysely'
import type { Examination } from './examination.ts'
import { type Dossier, isKnown } from './queries.ts'
import type { RenewalFacts } from './rules.ts'
import type { Schema } from './schema.ts'
import { rfc3339 } from './time.ts'

/** What only the tables can say, at the moment of the decision. */
export async function tableFacts(
  database: Kysely<Schema>,
  { challenge, card }: Dossier,
  { newCard }: Examination,
  now: Date,
): Promise<Pick<RenewalFacts, 'challenge' | 'overtaken' | 'newKnown'>> {
  const expired = challenge.state === 'open' && challenge.expires < rfc3339(now)
  return {
    challenge: expired ? 'expired' : challenge.state,
    overtaken: card.state === 'superseded',
    newKnown: await isKnown(database, newCard),
  }
}
