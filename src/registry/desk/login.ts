import type { Kysely } from 'kysely'
import { done, failed } from '../../result.ts'
import type { LoginAnswer, RegistrationDesk } from '../../types/registration.ts'
import { cardByFingerprint } from '../queries.ts'
import { notAccepted } from '../rules.ts'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'
import { presented, problemOfProof, refuseCard } from './card-of.ts'
import { registeredContents } from './registered-contents.ts'
import { refuseProof, refuseStage, stageOf } from './request-rules.ts'
import { challengeOf, moveRequest, newRound, type RequestRow, registrationById, requestById } from './requests.ts'
import { isProofSized } from './step-limits.ts'

export const login =
  (world: World): RegistrationDesk['login'] =>
  async ({ request, proof }) => {
    if (!isProofSized(proof)) return failed(notAccepted('request'))
    const now = world.clock()
    const seen = await world.engine.read((database) => requestById(database, request))
    if (!seen) return failed(notAccepted('request'))
    const unproved = refuseProof(problemOfProof(world, seen, { kind: 'login' }, proof)) // what is open has one nonce ever
    const card = presented(world, seen.certificate, now)
    return world.engine.write(async (database) => {
      const [row, refused] = await Promise.all([
        requestById(database, request),
        refuseCard(database, seen.purpose, card),
      ])
      if (!row) return failed(notAccepted('request'))
      const failure = refuseStage(stageOf(row, now), 'open') ?? unproved ?? refused
      return failure ? failed(failure) : done(await answer(world, database, row, now))
    })
  }

async function answer(world: World, database: Kysely<Schema>, row: RequestRow, now: Date): Promise<LoginAnswer> {
  const { purpose } = row
  if (purpose === 'registration')
    return { purpose, search: world.search, next: await nextRound(world, database, row, now) }
  const card = await cardByFingerprint(database, row.fingerprint)
  if (!card) throw new Error('a card that was accepted is not there')
  const { standing } = card
  if (purpose === 'login') {
    await moveRequest(world, database, row, { state: 'closed' })
    return { purpose, standing }
  }
  const registration = registeredContents(await registrationById(database, card.registration))
  return { purpose, standing, registration, next: await nextRound(world, database, row, now) }
}

/** The nonce of the login is spent; what follows is signed over a new one. */
async function nextRound(world: World, database: Kysely<Schema>, row: RequestRow, now: Date) {
  const moved = await moveRequest(world, database, row, { ...newRound(world, now, 'form'), state: 'answered' })
  return challengeOf(world.name, moved)
}
