import type { RegistrationDesk } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'

/** A registry's desk for 登録, 変更 and ICカードの確認. Without one the doors to them are closed, so nobody asks. */
export function deskOf(registry: Registry): RegistrationDesk {
  if (!hasDesk(registry)) throw new Error('this registry has no desk for registrations')
  return registry
}

const hasDesk = (registry: Registry): registry is Registry & RegistrationDesk => 'beginRequest' in registry
