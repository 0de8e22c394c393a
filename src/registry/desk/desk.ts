import type { Result } from '../../result.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import { sheetOfRequest } from '../sheet/sheets.ts'
import type { World } from '../world.ts'
import { beginRequest } from './begin-request.ts'
import { change } from './change.ts'
import { checkCard } from './check-card.ts'
import { login } from './login.ts'
import { register } from './register.ts'
import { searchCompany } from './search-company.ts'
import { settleRequest } from './settle-request.ts'

type Guard = <Request, Value>(
  operation: (request: Request) => Promise<Result<Value>>,
) => (request: Request) => Promise<Result<Value>>

/** `guarded` turns trouble of the database into a failure. */
export const createDesk = (world: World, guarded: Guard): RegistrationDesk => ({
  beginRequest: guarded(beginRequest(world)),
  login: guarded(login(world)),
  searchCompany: guarded(searchCompany(world)),
  register: guarded(register(world)),
  change: guarded(change(world)),
  settleRequest: guarded(settleRequest(world)),
  requestSheet: guarded(sheetOfRequest(world)),
  checkCard: guarded(checkCard(world)),
})
