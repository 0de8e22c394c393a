import { type ListState, listStates } from '../../certificate/revocation/list-states.ts'
import { loadTrust, trustBeside } from '../../certificate/trust-folder.ts'
import type { KioskOptions } from '../../commands/kiosk-options.ts'
import type { Settings } from '../../settings/settings.ts'
import type { TrustFinding } from '../finding.ts'

const SOON = 24 * 3600_000 // milliseconds, as `registry status` has it

interface Looking {
  readonly options: KioskOptions
  readonly settings: Pick<Settings, 'kiosk' | 'missingCrls'>
  readonly now: Date
}

export interface TrustLook {
  readonly findings: readonly TrustFinding[]
  readonly newest: number // milliseconds: no clock is right that is behind it; 0 where nothing tells
}

/** Whom this kiosk believes, and how old what it knows of revoked cards is. */
export async function lookAtTrust({ options, settings, now }: Looking): Promise<TrustLook> {
  const { missingCrls } = settings
  const { registry, samples } = options
  if (registry.kind === 'service') return { findings: [{ kind: 'trust.of-service' }], newest: 0 }
  const beside = samples || registry.kind === 'throw-away' ? null : trustBeside(registry.path)
  const path = options.trust ?? settings.kiosk.trust ?? beside
  if (path === null) return { findings: [{ kind: 'trust.samples' }], newest: 0 }
  const trust = await loadTrust(path, missingCrls)
  if ('kind' in trust)
    return { findings: [{ kind: 'trust.unusable', problem: trust.kind, file: trust.file }], newest: 0 }
  const { anchors, intermediates, crls } = trust.material
  const lists = listStates(crls, now).map((list) => listFinding(list, now))
  const none: TrustFinding = { kind: 'lists.none', isRefused: missingCrls === 'refuse' }
  return {
    findings: [
      { kind: 'trust.read', authorities: anchors.length + intermediates.length },
      ...(lists.length === 0 ? [none] : lists),
    ],
    newest: trust.newest,
  }
}

function listFinding({ issuer, nextUpdate, state }: ListState, now: Date): TrustFinding {
  const end = { issuer, nextUpdate: nextUpdate?.toISOString() ?? null }
  if (state !== 'current') return { kind: `list.${state}`, ...end }
  const isEnding = nextUpdate !== null && nextUpdate.getTime() - now.getTime() < SOON
  return { kind: isEnding ? 'list.ending' : 'list.current', ...end }
}
