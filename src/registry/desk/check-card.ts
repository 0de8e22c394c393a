import { done, failed } from '../../result.ts'
import type { CardStanding, RegistrationDesk } from '../../types/registration.ts'
import { type CardRow, cardByFingerprint } from '../queries.ts'
import { notAccepted } from '../rules.ts'
import type { World } from '../world.ts'
import { presented } from './card-of.ts'
import { isCertificateSized } from './step-limits.ts'

export const checkCard =
  (world: World): RegistrationDesk['checkCard'] =>
  async ({ certificate }) => {
    if (!isCertificateSized(certificate)) return failed(notAccepted('request'))
    const { fingerprint, trust } = presented(world, certificate, world.clock())
    const card = await world.engine.read((database) => cardByFingerprint(database, fingerprint))
    return done({ registration: standingOf(card), problems: trust === 'accepted' ? [] : [trust] })
  }

function standingOf(card: CardRow | undefined): CardStanding['registration'] {
  if (!card) return { state: 'unregistered' }
  if (card.superseded !== null) return { state: 'superseded', on: card.superseded }
  return { state: card.standing === 'full' ? 'active' : 'provisional' }
}
