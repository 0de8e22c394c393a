import { done, failed } from '../../result.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import { notAccepted } from '../rules.ts'
import type { World } from '../world.ts'
import { companyInformation } from './registered-contents.ts'
import { refuseStage, stageOf } from './request-rules.ts'
import { moveRequest, requestById } from './requests.ts'
import { passwordPepper } from './roster-password.ts'
import { countSearch } from './search-tries.ts'
import { opens } from './second-key.ts'
import { isSearchSized } from './step-limits.ts'

export const searchCompany =
  (world: World): RegistrationDesk['searchCompany'] =>
  async ({ request, number, name, password }) => {
    if (!isSearchSized(number, name, password)) return failed(notAccepted('request'))
    const now = world.clock()
    const pepper = passwordPepper(world.keys)
    return world.engine.write(async (database) => {
      const row = await requestById(database, request)
      if (row?.purpose !== 'registration') return failed(notAccepted('request'))
      const failure = refuseStage(stageOf(row, now), 'answered')
      if (failure) return failed(failure)
      const seconds = await countSearch(database, { number, kiosk: row.kiosk }, now)
      if (seconds > 0) return failed({ kind: 'search.too-many', seconds })
      const company = await database.selectFrom('roster').selectAll().where('number', '=', number).executeTakeFirst()
      const isFound = opens(company, world.search, pepper, { name, password })
      if (!company || !isFound) return failed({ kind: 'search.no-match' })
      await moveRequest(world, database, row, { number })
      return done(companyInformation(company))
    })
  }
