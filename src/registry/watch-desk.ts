import type { RegistrationDesk } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'
import { believing, type HeadMemory } from './believing.ts'

/**
 * The desk of a registry that is believed as `watchRegistry` does: nothing is registered or changed in one whose log went
 * back or was forked, and a receipt that its log does not hold counts as none, so that the outcome stays open.
 */
export function watchDesk(desk: RegistrationDesk, registry: Pick<Registry, 'growth'>, memory: HeadMemory) {
  const { afterwards, around, settling } = believing(registry, memory)
  return {
    ...desk,
    beginRequest: afterwards(desk.beginRequest),
    login: afterwards(desk.login),
    register: around(desk.register),
    change: around(desk.change),
    settleRequest: settling(desk.settleRequest, 'request unknown'),
    checkCard: afterwards(desk.checkCard),
  } satisfies RegistrationDesk
}
