import { BUILT_IN_ISSUERS } from '../certificate/issuers.ts'
import { rememberedViews } from '../certificate/remembered-views.ts'
import { failed, type Result } from '../result.ts'
import type { RegistrationDesk } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'
import { beginRenewal } from './begin-renewal.ts'
import { createDesk } from './desk/desk.ts'
import { USUAL_SEARCH } from './desk/search-policy.ts'
import type { Engine } from './engine.ts'
import { growth } from './growth.ts'
import type { LogKeys } from './log-keys.ts'
import { USUAL_POLICIES } from './policies.ts'
import { renew } from './renew.ts'
import { reviewRenewal } from './review-renewal.ts'
import type { RosterRow } from './roster/columns.ts'
import { type Seed, type SeedProblem, seedRegistrations } from './seed-registrations.ts'
import { seedRoster } from './seed-roster.ts'
import { settleRenewal } from './settle-renewal.ts'
import type { RegistryOptions, World } from './world.ts'

export interface SeedableRegistry extends Registry {
  readonly desk: RegistrationDesk
  seedRegistration(company: Omit<Seed, 'certificate'>, certificate: Uint8Array): Promise<SeedProblem | null>
  seedRegistrations(seeds: readonly Seed[]): Promise<SeedProblem | null>
  seedRoster(companies: readonly RosterRow[]): Promise<void>
}

/** The rules of design §7 over any engine. Trouble of the database is `registry.unreachable`: the outcome is not known. */
export function createRegistry(engine: Engine, options: RegistryOptions, keys: LogKeys): SeedableRegistry {
  const policies = { ...USUAL_POLICIES, ...options.policies }
  const search = { ...USUAL_SEARCH, ...options.search }
  const view = rememberedViews(options.issuers ?? BUILT_IN_ISSUERS)
  const world: World = { ...options, policies, search, view, engine, keys }
  const unlessTrouble = async <Answer>(work: Promise<Answer>, unreachable: Answer): Promise<Answer> => {
    try {
      return await work
    } catch (error) {
      if (engine.isTrouble(error)) return unreachable
      throw error
    }
  }
  const guarded =
    <Request, Value>(operation: (request: Request) => Promise<Result<Value>>) =>
    (request: Request): Promise<Result<Value>> =>
      unlessTrouble(operation(request), failed(UNREACHABLE))
  const seed = (seeds: readonly Seed[]) => unlessTrouble(seedRegistrations(world)(seeds), UNREACHABLE)
  return {
    name: options.name,
    beginRenewal: guarded(beginRenewal(world)),
    reviewRenewal: guarded(reviewRenewal(world)),
    renew: guarded(renew(world)),
    settleRenewal: guarded(settleRenewal(world)),
    growth: guarded(growth(world)),
    seedRegistration: (company, certificate) => seed([{ ...company, certificate }]),
    seedRegistrations: seed,
    seedRoster: seedRoster(world),
    desk: createDesk(world, guarded),
    close: () => engine.close(),
  }
}

const UNREACHABLE = { kind: 'registry.unreachable' } as const
