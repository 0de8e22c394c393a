import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { IssuerTable } from './certificate/issuers.ts'
import { readTrust, type Trust } from './certificate/trust.ts'
import { type TrustFolderProblem, trustBeside } from './certificate/trust-folder.ts'
import { databaseRefusal } from './commands/database-refusal.ts'
import type { KioskOptions } from './commands/kiosk-options.ts'
import { type OpenTrust, openTrust, trustRefusal } from './commands/open-trust.ts'
import type { Refusal } from './exit.ts'
import { openDatabase, REGISTRY_NAME } from './registry/open-database.ts'
import type { SeedableRegistry, WholeRegistry } from './registry/registry.ts'
import { type ReportWitness, watchWitnesses } from './registry/witness/watch-witnesses.ts'
import type { Settings } from './settings/settings.ts'
import type { Samples } from './virtual/samples.ts'

interface Where {
  readonly options: KioskOptions
  readonly folder: string // where a throw-away registry is kept
  readonly samples: () => Promise<Samples>
  readonly settings: Pick<Settings, 'kiosk' | 'policies' | 'search' | 'missingCrls' | 'witnesses'>
  readonly issuers: IssuerTable
  readonly clock: () => Date
  readonly onBroken: (error: unknown) => void
  /** A file of the trust folder was changed into something of no use; what was read before stays in force. */
  readonly onTrustProblem: (problem: TrustFolderProblem) => void
  readonly onWitnessProblem: ReportWitness
  /** Why the registry or its service counts as unreachable. */
  readonly onServiceProblem: (line: object) => void
}

/** The registry of this kiosk, embedded or behind a service, or why the program cannot start with it. */
export async function openRegistry(where: Where): Promise<WholeRegistry | Refusal> {
  const { registry } = where.options
  return registry.kind === 'service' ? openService(registry, where) : openEmbedded(where)
}

/** One that is away is no reason not to start: the visitor is told when it is needed, and it may be back by then. */
async function openService(
  { url, identity }: Extract<KioskOptions['registry'], { kind: 'service' }>,
  { onServiceProblem: report }: Where,
): Promise<WholeRegistry> {
  const { registryClient } = await import('./registry/client/registry-client.ts')
  const now = () => performance.now()
  const client = registryClient({ url: new URL(url), identity, pause: (wait) => setTimeout(wait), now, report })
  void client.hello()
  return client
}

async function openEmbedded(where: Where): Promise<WholeRegistry | Refusal> {
  const { options, folder, settings, issuers, clock, onBroken } = where
  const { registry } = options
  const trust = await trustOf(where)
  if ('sentence' in trust) return trust
  const opened = await openDatabase(
    registry.kind === 'sqlite' ? `sqlite:${registry.path}` : `sqlite:${join(folder, 'registry.db')}`,
    {
      name: registry.kind === 'throw-away' ? 'koshin-training' : REGISTRY_NAME,
      trust: trust.now,
      policies: settings.policies,
      search: settings.search,
      issuers,
      clock,
      onBroken,
      onDatabase: where.onServiceProblem,
      randomBytes,
      keys: null,
    },
  )
  if (!opened.ok) return databaseRefusal(opened.problem)
  if (options.samples) await registerSample(opened.registry, await where.samples())
  const forgetWitnesses = watchWitnesses(settings.witnesses, opened.registry.cosign, where.onWitnessProblem)
  return {
    ...opened.registry,
    close() {
      forgetWitnesses()
      trust.stop()
      return opened.registry.close()
    },
  }
}

async function trustOf({ options, samples, settings, onTrustProblem }: Where): Promise<OpenTrust | Refusal> {
  const folder = options.trust ?? settings.kiosk.trust ?? (options.samples ? null : besideRegistry(options))
  return folder === null
    ? sampleTrust(await samples(), settings.missingCrls)
    : openTrust(folder, settings.missingCrls, onTrustProblem)
}

const besideRegistry = ({ registry }: KioskOptions): string =>
  registry.kind === 'sqlite' ? trustBeside(registry.path) : 'trust'

function sampleTrust({ authority, revocationList }: Samples, missingCrls: Trust['revocation']): OpenTrust | Refusal {
  const trust = readTrust({ anchors: [authority], crls: [revocationList] }, missingCrls)
  return 'kind' in trust ? trustRefusal(trust) : { now: () => trust, stop: () => {} }
}

/** A registry that holds anything already is left as it is. */
async function registerSample(registry: SeedableRegistry, { company, cards, unregistered }: Samples) {
  await registry.seedRegistration(company, cards.current.certificate)
  await registry.seedRoster([unregistered])
}
