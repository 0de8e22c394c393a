import { randomBytes } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { BUILT_IN_ISSUERS, withIssuers } from '../../certificate/issuers.ts'
import { trustBeside } from '../../certificate/trust-folder.ts'
import { EXIT, type Refusal } from '../../exit.ts'
import { openDatabase, REGISTRY_NAME } from '../../registry/open-database.ts'
import type { SeedableRegistry } from '../../registry/registry.ts'
import { createService, type Service, type ServiceLog } from '../../registry/service/create-service.ts'
import { processMetrics, serviceMetrics } from '../../registry/service/metrics.ts'
import { watchWitnesses } from '../../registry/witness/watch-witnesses.ts'
import { readSettings } from '../../settings/read-settings.ts'
import { databaseRefusal } from '../database-refusal.ts'
import { type Identity, readIdentity } from '../identity-files.ts'
import { type OpenTrust, openTrust } from '../open-trust.ts'
import type { ServeTask } from './registry-options.ts'
import type { RegistryOutcome } from './verify-registry.ts'

/** Serves until `signals` says SIGTERM or SIGINT, or the database breaks. */
export async function serveRegistry(
  task: ServeTask,
  log: ServiceLog,
  signals: EventEmitter,
): Promise<RegistryOutcome | Refusal> {
  const { 'tls-cert': cert, 'tls-key': key, 'client-ca': ca, 'client-crl': crl } = task
  const identity = readIdentity({ cert, key, ca, ...(crl === null ? {} : { crl }) })
  if ('sentence' in identity) return identity
  const broken = Promise.withResolvers<typeof EXIT.crashed>()
  const opened = await openWith(task, log, (error) => {
    log.error({ event: 'database broken', problem: String(error) })
    broken.resolve(EXIT.crashed)
  })
  if ('sentence' in opened) return opened
  const service = serviceOf(task, log, identity, opened.registry)
  const refusal = await listen(service, task, log)
  const code = refusal ? refusal.code : await Promise.race([broken.promise, stopped(signals)])
  log.info({ event: 'stopping', code })
  await service.stop()
  opened.trust.stop()
  return refusal ?? { code, output: '' }
}

interface Opened {
  readonly registry: SeedableRegistry
  readonly trust: OpenTrust
}

async function openWith(
  task: ServeTask,
  log: ServiceLog,
  onBroken: (error: unknown) => void,
): Promise<Opened | Refusal> {
  const settings = await readSettings(task.config, null)
  if ('code' in settings) return settings
  const { policies, search, missingCrls } = settings
  const folder = task.trust ?? trustBeside(task.database.slice(task.database.indexOf(':') + 1))
  const report = (problem: object) => log.warn({ event: 'trust folder not taken', ...problem })
  const trust = await openTrust(folder, missingCrls, report)
  if ('sentence' in trust) return trust
  const issuers = withIssuers(BUILT_IN_ISSUERS, settings.issuers)
  const rules = { name: REGISTRY_NAME, trust: trust.now, policies, search, issuers }
  const opened = await openDatabase(task.database, {
    ...{ ...rules, clock: () => new Date(), randomBytes, onBroken },
    keys: task.keys,
    onDatabase: (state) => log[state.event === 'database unreachable' ? 'warn' : 'info'](state),
  })
  if (opened.ok) {
    const problem = (told: object) => log.warn({ event: 'log not cosigned', ...told })
    const forgetWitnesses = watchWitnesses(settings.witnesses, opened.registry.cosign, problem)
    const stop = () => {
      forgetWitnesses()
      trust.stop()
    }
    return { registry: opened.registry, trust: { ...trust, stop } }
  }
  trust.stop()
  return databaseRefusal(opened.problem)
}

function serviceOf(task: ServeTask, log: ServiceLog, identity: Identity, registry: SeedableRegistry): Service {
  const metrics = serviceMetrics()
  processMetrics(metrics)
  const clock = () => performance.now()
  return createService({ registry, identity, perSecond: task.rate, log, metrics, clock, randomBytes })
}

async function listen(service: Service, { listen: address }: ServeTask, log: ServiceLog): Promise<Refusal | null> {
  try {
    log.info({ event: 'listening', host: address.host, port: await service.listen(address) })
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const sentence = `待ち受けできません: ${address.host}:${address.port}。The address cannot be listened on (${message}).`
    return { code: code === 'EADDRINUSE' ? EXIT.inUse : EXIT.misconfigured, sentence }
  }
}

/** A second signal ends the process at once, as signals do. */
const stopped = (signals: EventEmitter): Promise<typeof EXIT.done> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) signals.once(signal, () => resolve(EXIT.done))
  })
