import { done, failed } from '../../result.ts'
import { composeRequestStatement } from '../../statement/request-statement.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import { forget, hasForgotten } from '../forgotten.ts'
import { notAccepted } from '../rules.ts'
import { sealOf } from '../seal.ts'
import type { World } from '../world.ts'
import { presented, refuseCard } from './card-of.ts'
import { challengeOf, newRound } from './requests.ts'
import { isCertificateSized } from './step-limits.ts'

export const beginRequest =
  (world: World): RegistrationDesk['beginRequest'] =>
  async ({ certificate, purpose, kiosk }) => {
    if (!isCertificateSized(certificate)) return failed(notAccepted('request'))
    const now = world.clock()
    const card = presented(world, certificate, now)
    const [failure, isLittered] = await world.engine.read((database) =>
      Promise.all([refuseCard(database, purpose, card), hasForgotten(database, 'request', now)]),
    )
    if (failure) return failed(failure)
    const id = Buffer.from(world.randomBytes(16)).toString('hex')
    const challenge = challengeOf(world.name, { id, kiosk, ...newRound(world, now, 'card') })
    if (!composeRequestStatement({ ...challenge, card: card.fingerprint, kind: 'login' }))
      return failed(notAccepted('name')) // of kiosk or registry
    const { nonce, time, expires } = challenge
    const round = { id, purpose, nonce, kiosk, time, expires, fingerprint: card.fingerprint }
    const row = { ...round, state: 'open' as const, number: null, content: null }
    const sealed = { ...row, certificate, seal: sealOf('request', row, world.keys.registry) }
    if (isLittered) await world.engine.write((database) => forget(database, 'request', now))
    await world.engine.add((database) => database.insertInto('request').values(sealed).execute())
    return done(challenge)
  }
