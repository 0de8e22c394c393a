import { done, failed, type Result } from '../../result.ts'
import type { RequestReceipt } from '../../types/registration.ts'
import { sameName } from '../notation.ts'
import type { RegistrationRow } from '../queries.ts'
import { notAccepted } from '../rules.ts'
import type { World } from '../world.ts'

interface Candidate {
  readonly certificate: Uint8Array
  readonly company: string // as the roster names it
  readonly registration: RegistrationRow | undefined // that the company has already
  readonly ended: Uint8Array | undefined // certificate of its card, which can log in no more
}

/**
 * Anybody may know a number and a name: a card that does not name the company waits for the agency, as in a renewal. It
 * never takes over what is registered already, whatever the policy, unless the company's last card named the same.
 */
export async function companyOutcome(
  world: Pick<World, 'view' | 'policies'>,
  { certificate, company, registration, ended }: Candidate,
): Promise<Result<RequestReceipt['outcome']>> {
  const name = await companyOn(world, certificate)
  if (name !== '' && sameName(name, company)) return done('completed')
  const before = ended && (await companyOn(world, ended))
  const isHeir = name !== '' && before !== undefined && sameName(name, before)
  if (registration && !isHeir) return failed({ kind: 'registration.company-registered' })
  const { companyDiffers } = world.policies
  if (companyDiffers === 'refuse') return failed(notAccepted('company'))
  return done(companyDiffers === 'allow' ? 'completed' : 'provisional')
}

async function companyOn({ view }: Pick<World, 'view'>, certificate: Uint8Array): Promise<string> {
  const seen = await view(certificate)
  return seen.ok ? seen.value.rows.cardCompanyName : ''
}
