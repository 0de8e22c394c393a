import { done, failed } from '../../result.ts'
import { composeRequestStatement } from '../../statement/request-statement.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import { notAccepted } from '../rules.ts'
import { sealOf } from '../seal.ts'
import { rfc3339 } from '../time.ts'
import type { World } from '../world.ts'
import { presented, refuseCard } from './card-of.ts'
import { challengeOf, newRound } from './requests.ts'
import { isCertificateSized } from './step-limits.ts'

const KEPT = 24 * 3600_000 // a late retry is told that its request is too old, not that nobody knows it

export const beginRequest =
  (world: World): RegistrationDesk['beginRequest'] =>
  async ({ certificate, purpose, kiosk }) => {
    if (!isCertificateSized(certificate)) return failed(notAccepted('request'))
    const now = world.clock()
    const card = presented(world, certificate, now)
    const failure = await world.engine.read((database) => refuseCard(database, purpose, card))
    if (failure) return failed(failure)
    const id = Buffer.from(world.randomBytes(16)).toString('hex')
    const challenge = challengeOf(world.name, { id, kiosk, ...newRound(world, now, 'card') })
    if (!composeRequestStatement({ ...challenge, card: card.fingerprint, kind: 'login' }))
      return failed(notAccepted('name')) // of kiosk or registry
    const { nonce, time, expires } = challenge
    const round = { id, purpose, nonce, kiosk, time, expires, fingerprint: card.fingerprint }
    const row = { ...round, state: 'open' as const, number: null, content: null }
    const seal = sealOf('request', row, world.keys.registry)
    await world.engine.write(async (database) => {
      const forgotten = rfc3339(new Date(now.getTime() - KEPT))
      await database.deleteFrom('request').where('state', '<>', 'used').where('expires', '<', forgotten).execute()
      await database
        .insertInto('request')
        .values({ ...row, certificate, seal })
        .execute()
    })
    return done(challenge)
  }
