import { done, failed } from '../result.ts'
import type { Registry } from '../types/registry.ts'
import { examine } from './examination.ts'
import { dossier, isKnown } from './queries.ts'
import { withinLimits } from './request-limits.ts'
import { notAccepted, refuseRenewal } from './rules.ts'
import { tableFacts } from './table-facts.ts'
import type { World } from './world.ts'

export const reviewRenewal =
  (world: World): Registry['reviewRenewal'] =>
  async (request) => {
    if (!withinLimits(request)) return failed(notAccepted('request'))
    const now = world.clock()
    const found = await world.engine.read((database) => dossier(database, request.renewal))
    if (!found) return failed(notAccepted('renewal'))
    const examination = examine(world, found, request, now)
    const newKnown = await world.engine.read((database) => isKnown(database, examination.newCard))
    const failure = refuseRenewal({ ...examination.facts, ...tableFacts(found, newKnown, now) })
    if (failure) return failed(failure)
    return 'kind' in examination.review ? failed(examination.review) : done(examination.review)
  }
