import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import type { IssuerTable } from './certificate/issuers.ts'
import { readTrust, type Trust, type TrustProblem } from './certificate/trust.ts'
import type { TrustFolderProblem } from './certificate/trust-folder.ts'
import { type WatchedTrust, watchTrust } from './certificate/watch-trust.ts'
import type { KioskOptions } from './commands/kiosk-options.ts'
import { EXIT, type Refusal } from './exit.ts'
import type { SeedableRegistry } from './registry/registry.ts'
import type { OpenProblem } from './registry/sqlite/inspect.ts'
import { openSqliteRegistry } from './registry/sqlite/open.ts'
import type { KeysProblem } from './registry/sqlite/open-keys.ts'
import type { Settings } from './settings/settings.ts'
import type { Samples } from './virtual/samples.ts'

interface Where {
  readonly options: KioskOptions
  readonly folder: string // where a throw-away registry is kept
  readonly samples: () => Promise<Samples>
  readonly settings: Pick<Settings, 'policies' | 'search' | 'missingCrls'>
  readonly issuers: IssuerTable
  readonly clock: () => Date
  readonly onBroken: (error: unknown) => void
  /** A file of the trust folder was changed into something of no use; what was read before stays in force. */
  readonly onTrustProblem: (problem: TrustFolderProblem) => void
}

const LOOKS_AT_TRUST = 5000 // milliseconds

/** The embedded registry of this kiosk, or why the program cannot start with it. */
export async function openRegistry(where: Where): Promise<SeedableRegistry | Refusal> {
  const { options, folder, settings, issuers, clock, onBroken } = where
  const trust = await trustOf(where)
  if ('sentence' in trust) return trust
  const throwAway = options.registry.kind === 'throw-away'
  const opened = await openSqliteRegistry({
    path: options.registry.kind === 'sqlite' ? options.registry.path : join(folder, 'registry.db'),
    name: throwAway ? 'koshin-training' : 'koshin',
    trust: trust.now,
    policies: settings.policies,
    search: settings.search,
    issuers,
    clock,
    onBroken,
    randomBytes,
  })
  if (!opened.ok) return databaseRefusal(opened.problem)
  if (options.samples) await registerSample(opened.registry, await where.samples())
  return watching(opened.registry, trust, where.onTrustProblem)
}

function watching(registry: SeedableRegistry, trust: WatchedTrust, report: Where['onTrustProblem']): SeedableRegistry {
  const look = async () => {
    const problem = await trust.look()
    if (problem) report(problem)
  }
  const looking = setInterval(look, LOOKS_AT_TRUST).unref()
  return {
    ...registry,
    close() {
      clearInterval(looking)
      return registry.close()
    },
  }
}

async function trustOf({ options, samples, settings: { missingCrls } }: Where): Promise<WatchedTrust | Refusal> {
  const folder = options.trust ?? (options.samples ? null : besideRegistry(options))
  const trust = folder === null ? sampleTrust(await samples(), missingCrls) : await watchTrust(folder, missingCrls)
  if (!('kind' in trust)) return trust
  return {
    code: EXIT.misconfigured,
    sentence: `認証局のファイルを読めません: ${trust.file}。The folder of accepted authorities cannot be used (${trust.kind}); name another with --trust.`,
  }
}

const besideRegistry = ({ registry }: KioskOptions): string =>
  join(registry.kind === 'sqlite' ? dirname(resolve(registry.path)) : '.', 'trust')

function sampleTrust(
  { authority, revocationList }: Samples,
  missingCrls: Trust['revocation'],
): WatchedTrust | TrustProblem {
  const trust = readTrust({ anchors: [authority], crls: [revocationList] }, missingCrls)
  return 'kind' in trust ? trust : { now: () => trust, look: async () => null }
}

/** A registry that holds anything already is left as it is. */
async function registerSample(registry: SeedableRegistry, { company, cards, unregistered }: Samples) {
  await registry.seedRegistration(company, cards.current.certificate)
  await registry.seedRoster([unregistered])
}

function databaseRefusal(problem: OpenProblem | KeysProblem): Refusal {
  const { path } = problem
  switch (problem.kind) {
    case 'database.newer':
      return {
        code: EXIT.newerDatabase,
        sentence: `新しい版のKoshinで作られた登録データです: ${path}。The registry was written by a newer Koshin (format ${problem.version}, this one knows ${problem.supported}). It was not touched.`,
      }
    case 'database.foreign':
      return {
        code: EXIT.notADatabase,
        sentence: `Koshinの登録データではありません: ${path}。This file is not a Koshin registry. It was not touched.`,
      }
    case 'database.damaged':
      return {
        code: EXIT.notADatabase,
        sentence: `登録データが壊れています: ${path}。The registry is damaged (${problem.detail}). Restore it from a backup.`,
      }
    case 'database.unwritable':
      return {
        code: EXIT.notWritable,
        sentence: `登録データに書き込めません: ${path}。The registry cannot be written (${problem.detail}).`,
      }
    case 'keys.missing':
    case 'keys.foreign':
    case 'keys.unreadable':
      return {
        code: EXIT.misconfigured,
        sentence: `登録データの署名鍵を使えません: ${path}。The registry's signing keys cannot be used (${problem.kind}). Restore the file that was made with this registry.`,
      }
  }
}
