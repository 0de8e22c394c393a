import type { Journal } from '../journal.ts'
import type { Secrets } from '../secret.ts'
import type { DeskPorts } from '../types/desk-ports.ts'
import type { ReaderPort } from '../types/reader.ts'
import type { RegistrationDesk } from '../types/registration.ts'
import { beginRequest } from './begin-request.ts'
import { checkCard } from './check-card.ts'
import { login } from './login.ts'
import { searchCompany } from './search-company.ts'
import { settleRequest } from './settle-request.ts'
import { signRequest } from './sign-request.ts'
import { submitRequest } from './submit-request.ts'

export interface DeskWorld {
  readonly desk: () => Promise<RegistrationDesk>
  readonly kiosk: string
  readonly reader: Pick<ReaderPort, 'prove' | 'triesLeft'>
  readonly secrets: Secrets
  readonly journal: Pick<Journal, 'write'>
}

/** All ports of 登録, 変更 and ICカードの確認, joined to the registry's desk and to the card. */
export const deskPorts = (world: DeskWorld): DeskPorts => ({
  beginRequest: beginRequest(world),
  signRequest: signRequest(world),
  login: login(world),
  searchCompany: searchCompany(world),
  submitRequest: submitRequest(world),
  settleRequest: settleRequest(world),
  checkCard: checkCard(world),
})
