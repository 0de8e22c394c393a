import { X509Certificate } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { KioskOptions } from '../commands/kiosk-options.ts'
import { isUtf8 } from '../commands/terminal.ts'
import type { Refusal } from '../exit.ts'
import { readSettings, settingsPath } from '../settings/read-settings.ts'
import { NO_SETTINGS, type Settings } from '../settings/settings.ts'
import { lookAtDesk } from './checks/look-at-desk.ts'
import { lookAtFolder, mayLookInto } from './checks/look-at-folder.ts'
import { lookAtFonts, type Run } from './checks/look-at-fonts.ts'
import { lookAtReaders, type ReaderWorld } from './checks/look-at-readers.ts'
import { lookAtRegistry } from './checks/look-at-registry.ts'
import { lookAtTrust } from './checks/look-at-trust.ts'
import { lookAtWidths, type WidthTerminal } from './checks/look-at-widths.ts'
import type { Finding, RegistryFinding, TrustFinding } from './finding.ts'

export interface Examination extends ReaderWorld {
  readonly options: KioskOptions
  /** The kiosk's certificate and key cannot be used, and `options` are without the service. */
  readonly identityRefusal: Refusal | null
  readonly folder: string | null // the data folder; null where the kiosk would throw it away
  readonly environment: NodeJS.ProcessEnv
  readonly terminal: WidthTerminal
  readonly run: Run
  readonly now: Date
}

/** Looks at everything that a kiosk needs, one thing after the other, and changes none. */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { options, folder, environment, terminal, run, timers, now } = examination
  const settings = await settingsOf(options, folder)
  const trust = await lookAtTrust({ options, settings: settings.value, now })
  const isShown = folder === null || (await mayLookInto(folder))
  return [
    ...settings.findings,
    ...(isShown ? lookAtDesk(folder) : []),
    ...(options.reader === 'virtual' ? [{ kind: 'module.not-needed' } as const] : await lookAtReaders(examination)),
    ...(await lookAtFolder(folder, options.registry.kind === 'sqlite' ? options.registry.path : null)),
    { kind: isUtf8(environment) ? 'locale.utf8' : 'locale.other' },
    await lookAtFonts(run),
    await lookAtWidths(terminal, timers),
    clockFinding(Math.max(trust.newest, issued(options)), now),
    ...trust.findings,
    ...(isShown || options.registry.kind !== 'sqlite' ? await registryFindings(examination) : []),
  ]
}

async function settingsOf(
  { config }: KioskOptions,
  folder: string | null,
): Promise<{ readonly value: Settings; readonly findings: readonly Finding[] }> {
  const settings = await readSettings(config, folder)
  if ('code' in settings)
    return { value: NO_SETTINGS, findings: [{ kind: 'settings.unusable', problem: settings.sentence }] }
  const path = settingsPath(config, folder)
  if (path === null) return { value: settings, findings: [] }
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  return { value: settings, findings: [{ kind: isThere ? 'settings.valid' : 'settings.absent', path }] }
}

function clockFinding(newest: number, now: Date): TrustFinding {
  if (newest === 0) return { kind: 'clock.unknown' }
  const time = new Date(newest).toISOString()
  return { kind: newest > now.getTime() ? 'clock.behind' : 'clock.plausible', newest: time }
}

/** No clock is right that is behind the day on which this kiosk's certificate begins either. */
const issued = ({ registry }: KioskOptions): number =>
  registry.kind === 'service' ? new X509Certificate(registry.identity.cert).validFromDate.getTime() : 0

async function registryFindings({ options, identityRefusal, now }: Examination): Promise<readonly RegistryFinding[]> {
  if (identityRefusal !== null) return [{ kind: 'identity.unusable', problem: identityRefusal.sentence }]
  return lookAtRegistry(options.registry, now)
}
