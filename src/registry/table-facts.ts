import type { Dossier } from './queries.ts'
import type { RenewalFacts } from './rules.ts'
import { rfc3339 } from './time.ts'

/** What only the tables can say, at the moment of the decision. */
export function tableFacts(
  { challenge, card }: Dossier,
  newKnown: boolean,
  now: Date,
): Pick<RenewalFacts, 'challenge' | 'overtaken' | 'newKnown'> {
  const expired = challenge.state === 'open' && challenge.expires < rfc3339(now)
  return {
    challenge: expired ? 'expired' : challenge.state,
    overtaken: card.state === 'superseded',
    newKnown,
  }
}
