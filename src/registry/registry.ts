import type { Kysely } from 'kysely'
import { cardKey } from '../certificate/card-key.ts'
import { BUILT_IN_ISSUERS } from '../certificate/issuers.ts'
import { remembered } from '../certificate/remembered.ts'
import { strictView } from '../certificate/view.ts'
import { done, failed, type Result } from '../result.ts'
import type { RegistrationDesk, SearchPolicy } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'
import { beginRenewal } from './begin-renewal.ts'
import { createDesk } from './desk/desk.ts'
import { USUAL_SEARCH } from './desk/search-policy.ts'
import type { Engine } from './engine.ts'
import { growth } from './growth.ts'
import { type IdOfVisit, kioskOf } from './kiosk-of.ts'
import type { LogKeys } from './log-keys.ts'
import { USUAL_POLICIES } from './policies.ts'
import { renew } from './renew.ts'
import { reviewRenewal } from './review-renewal.ts'
import type { RosterRow } from './roster/columns.ts'
import { notAccepted } from './rules.ts'
import type { Schema } from './schema.ts'
import { type Seed, type SeedProblem, seedRegistrations } from './seed-registrations.ts'
import { seedRoster } from './seed-roster.ts'
import { settleRenewal } from './settle-renewal.ts'
import { sheetOfRenewal } from './sheet/sheets.ts'
import { isStorable } from './storable.ts'
import { watchEngine } from './watch-engine.ts'
import { keepCosignature } from './witness/keep-cosignature.ts'
import type { RegistryOptions, World } from './world.ts'

/** All that a kiosk asks. */
export interface WholeRegistry extends Registry {
  readonly desk: RegistrationDesk
}

/** What a service offers to kiosks, and what it has to know about their requests. */
export interface ServedRegistry extends WholeRegistry {
  readonly name: string
  readonly search: SearchPolicy
  /** Which kiosk a renewal or request was handed out to; null for an id that nobody knows. */
  kioskOf(id: IdOfVisit): Promise<Result<string | null>>
  /** Whether a change would be taken now: the database answers, can be written to, and has this program's tables. */
  ready(): Promise<Result<null>>
}

export interface SeedableRegistry extends ServedRegistry {
  seedRegistration(company: Omit<Seed, 'certificate'>, certificate: Uint8Array): Promise<SeedProblem | null>
  seedRegistrations(seeds: readonly Seed[]): Promise<SeedProblem | null>
  seedRoster(companies: readonly RosterRow[]): Promise<void>
  cosign: ReturnType<typeof keepCosignature>
}

/** The rules of design §7 over any engine. Trouble of the database is `registry.unreachable`: the outcome is not known. */
export function createRegistry(
  bare: Engine,
  { onDatabase = () => {}, ...options }: RegistryOptions,
  keys: LogKeys,
): SeedableRegistry {
  const engine = watchEngine(bare, { report: onDatabase, clock: options.clock })
  const policies = { ...USUAL_POLICIES, ...options.policies }
  const search = { ...USUAL_SEARCH, ...options.search }
  const issuers = options.issuers ?? BUILT_IN_ISSUERS
  const readKey = (spki: Uint8Array) => options.trust().material.memory.readKey(spki)
  const cards = {
    keyOf: remembered((der) => cardKey(der, readKey)),
    view: remembered((der) => strictView(der, issuers, readKey)),
  }
  const world: World = { ...options, policies, search, ...cards, engine, keys }
  const unlessTrouble = async <Answer>(work: Promise<Answer>, unreachable: Answer): Promise<Answer> => {
    try {
      return await work
    } catch (error) {
      if (engine.causeOf(error) !== null) return unreachable
      throw error
    }
  }
  const guarded =
    <Request, Value>(operation: (request: Request) => Promise<Result<Value>>) =>
    async (request: Request): Promise<Result<Value>> =>
      isStorable(request) ? unlessTrouble(operation(request), failed(UNREACHABLE)) : failed(notAccepted('request'))
  const seed = (seeds: readonly Seed[]) => unlessTrouble(seedRegistrations(world)(seeds), UNREACHABLE)
  return {
    name: options.name,
    search,
    kioskOf: guarded(kioskOf(world)),
    ready: () => unlessTrouble(engine.write(writeAndUnwrite), failed(UNREACHABLE)),
    beginRenewal: guarded(beginRenewal(world)),
    reviewRenewal: guarded(reviewRenewal(world)),
    renew: guarded(renew(world)),
    settleRenewal: guarded(settleRenewal(world)),
    renewalSheet: guarded(sheetOfRenewal(world)),
    growth: guarded(growth(world)),
    seedRegistration: (company, certificate) => seed([{ ...company, certificate }]),
    seedRegistrations: seed,
    seedRoster: seedRoster(world),
    cosign: (witness, ask) => unlessTrouble(keepCosignature(world)(witness, ask), null),
    desk: createDesk(world, guarded),
    close: () => engine.close(),
  }
}

/** A transaction that writes no row would succeed on a full disk. */
async function writeAndUnwrite(database: Kysely<Schema>): Promise<Result<null>> {
  await database.insertInto('counter').values({ day: '', last: 0 }).execute()
  await database.deleteFrom('counter').where('day', '=', '').execute()
  return done(null)
}

const UNREACHABLE = { kind: 'registry.unreachable' } as const
