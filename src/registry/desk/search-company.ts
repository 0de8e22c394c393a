import type { Selectable } from 'kysely'
import { done, failed } from '../../result.ts'
import type { RegistrationDesk, SearchPolicy } from '../../types/registration.ts'
import { sameName } from '../notation.ts'
import { notAccepted } from '../rules.ts'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'
import { companyInformation } from './registered-contents.ts'
import { refuseStage, stageOf } from './request-rules.ts'
import { moveRequest, requestById } from './requests.ts'
import { isPassword, passwordPepper } from './roster-password.ts'
import { countSearch } from './search-tries.ts'
import { isSearchSized } from './step-limits.ts'

type Company = Selectable<Schema['roster']>

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
      // An unknown number costs the work of a known one, or the time of the answer would tell which numbers there are.
      const isFound = opens(company ?? NOBODY, world.search, pepper, { name, password })
      if (!company || !isFound) return failed({ kind: 'search.no-match' })
      await moveRequest(world, database, row, { number })
      return done(companyInformation(company))
    })
  }

const NOBODY = { name: '株式会社テスト工務店01', salt: null, password: null }

/** Both keys are always compared; the policy says which of them counts. */
function opens(
  company: Pick<Company, 'name' | 'salt' | 'password'>,
  { secondKey }: SearchPolicy,
  pepper: Uint8Array,
  given: { readonly name: string | null; readonly password: Uint8Array | null },
): boolean {
  const isName = sameName(company.name, given.name ?? '')
  const isOwn = isPassword(pepper, company, given.password)
  return (secondKey === 'password' || isName) && (secondKey === 'name' || isOwn)
}
