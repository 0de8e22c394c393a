import { X509Certificate } from 'node:crypto'
import { Agent } from 'node:https'
import { z } from 'zod'
import type { KioskOptions } from '../../commands/kiosk-options.ts'
import { exchange } from '../../registry/client/exchange.ts'
import { registryFacts } from '../../registry/registry-facts.ts'
import { withRecords } from '../../registry/with-records.ts'
import type { RegistryFinding } from '../finding.ts'

const PATIENCE = 10_000 // milliseconds
const SOON = 30 * 24 * 3600_000

type Service = Extract<KioskOptions['registry'], { kind: 'service' }>

/** Through a connection that cannot write, or by the service's /health with this kiosk's own certificate. */
export async function lookAtRegistry(
  registry: KioskOptions['registry'],
  now: Date,
): Promise<readonly RegistryFinding[]> {
  if (registry.kind === 'throw-away') return [{ kind: 'registry.thrown-away' }]
  if (registry.kind === 'service') return [identityFinding(registry, now), await health(registry)]
  const { path } = registry
  const facts = await withRecords(`sqlite:${path}`, registryFacts)
  if (!('kind' in facts)) return [{ kind: 'registry.read', registrations: facts.registrations, log: facts.log.size }]
  return facts.kind === 'database.missing'
    ? [{ kind: 'registry.absent', path }]
    : [{ kind: 'registry.unusable', path, problem: facts.kind }]
}

function identityFinding({ identity }: Service, now: Date): RegistryFinding {
  const end = new X509Certificate(identity.cert).validToDate
  const left = end.getTime() - now.getTime()
  const kind = left < 0 ? 'identity.ended' : left < SOON ? 'identity.ending' : 'identity.valid'
  return { kind, until: end.toISOString() }
}

const HEALTH = z.object({ status: z.string() })

async function health({ url, identity }: Service): Promise<RegistryFinding> {
  const agent = new Agent({ ...identity, minVersion: 'TLSv1.2' })
  const way = { url: new URL(url), agent, connected: new WeakSet<never>() }
  const answer = await exchange(way, { method: 'GET', path: '/health', body: '', patience: PATIENCE })
  agent.destroy()
  if (answer.kind !== 'answered') return { kind: 'service.unreachable', url, problem: answer.problem }
  const status = statusIn(answer.body)
  return status === 'ok' ? { kind: 'service.well', url } : { kind: 'service.unwell', url, problem: status }
}

function statusIn(body: string): string {
  try {
    return HEALTH.parse(JSON.parse(body)).status
  } catch {
    return 'no registry of Koshin'
  }
}
