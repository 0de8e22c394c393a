import { done, failed } from '../result.ts'
import type { Registry } from '../types/registry.ts'
import { examine } from './examination.ts'
import { dossier } from './queries.ts'
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
    const examination = await examine(world, found, request, now)
    const table = await world.engine.read((database) => tableFacts(database, found, examination, now))
    const failure = refuseRenewal({ ...examination.facts, ...table })
    if (failure) return failed(failure)
    return 'kind' in examination.review ? failed(examination.review) : done(examination.review)
  }
