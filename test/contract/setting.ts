import { expect, onTestFinished } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import type { RegistryOptions } from '../../src/registry/world.ts'
import type { Result } from '../../src/result.ts'
import { type CertificateOptions, type TestAuthority, testAuthority } from '../support/certificates.ts'
import { NOW, type TestCard, type TestClock, testCard, testOptions, testSeed, testTrust } from '../support/registry.ts'
import type { CreateStore, Store } from './store.ts'

/** A registry with one registration, whose card is `current`; `fresh` is a new card that may replace it. */
export interface Setting {
  readonly store: Store
  readonly registry: SeedableRegistry
  readonly clock: TestClock
  readonly options: RegistryOptions
  readonly authority: TestAuthority
  readonly current: TestCard
  readonly fresh: TestCard
  card(options?: CertificateOptions): Promise<TestCard>
}

const authority = await testAuthority()

export async function setting(
  createStore: CreateStore,
  changes: Partial<RegistryOptions> & { current?: CertificateOptions; fresh?: CertificateOptions } = {},
): Promise<Setting> {
  const clock: TestClock = { now: NOW }
  const store = await createStore()
  const { current: currentOptions, fresh: freshOptions, ...rest } = changes
  const options = { ...testOptions(testTrust(authority.certificate), clock), ...rest }
  const registry = await store.open(options)
  onTestFinished(async () => {
    await registry.close()
    await store.dispose()
  })
  const card = (wanted?: CertificateOptions) => testCard(authority, wanted)
  const [current, fresh] = [
    await card(currentOptions),
    await card({ notAfter: '2031-11-30T14:59:59Z', ...freshOptions }),
  ]
  expect(await registry.seedRegistrations([testSeed(current)])).toBeNull()
  return { store, registry, clock, options, authority, current, fresh, card }
}

export function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

export const failure = (result: Result<unknown>): Failure | null => (result.ok ? null : result.failure)

/** Nothing has moved: the current card is active, and it is the only one. */
export async function expectUnchanged({ store, current }: Setting): Promise<void> {
  const { cards, receipts } = await store.rows()
  expect(cards).toMatchObject([{ fingerprint: current.fingerprint, state: 'active' }])
  expect(receipts).toEqual([])
}
