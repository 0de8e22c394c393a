import { fingerprint } from '../certificate/fingerprint.ts'
import { decideTrust } from '../certificate/trust.ts'
import { done, failed } from '../result.ts'
import { composeStatement } from '../statement.ts'
import type { Registry } from '../types/registry.ts'
import { forget, hasForgotten } from './forgotten.ts'
import { cardByFingerprint } from './queries.ts'
import { notAccepted, refuseToBegin } from './rules.ts'
import { sealOf } from './seal.ts'
import { rfc3339 } from './time.ts'
import type { World } from './world.ts'

const VISIT = 10 * 60_000 // the ceiling of a visit (design §2), in milliseconds

export const beginRenewal =
  (world: World): Registry['beginRenewal'] =>
  async ({ certificate, kiosk }) => {
    const now = world.clock()
    const current = fingerprint(certificate)
    const [card, isLittered] = await world.engine.read((database) =>
      Promise.all([cardByFingerprint(database, current), hasForgotten(database, 'challenge', now)]),
    )
    const failure = refuseToBegin(card, decideTrust(certificate, now, world.trust()))
    if (failure || !card) return failed(failure ?? { kind: 'current.unregistered' })
    const challenge = {
      renewal: Buffer.from(world.randomBytes(16)).toString('hex'),
      registry: world.name,
      nonce: Buffer.from(world.randomBytes(32)).toString('base64'),
      kiosk,
      time: rfc3339(now),
      expires: rfc3339(new Date(now.getTime() + VISIT)),
    }
    if (!composeStatement({ ...challenge, role: 'current', current })) return failed(notAccepted('name')) // of kiosk or registry
    const { registry: _, ...fields } = challenge
    const row = { ...fields, card: card.id, state: 'open' as const }
    const sealed = { ...row, seal: sealOf('challenge', row, world.keys.registry) }
    if (isLittered) await world.engine.write((database) => forget(database, 'challenge', now))
    await world.engine.add((database) => database.insertInto('challenge').values(sealed).execute())
    return done(challenge)
  }
