import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type ClientOptions, type RegistryClient, registryClient } from '../../src/registry/client/registry-client.ts'
import type { ServedRegistry } from '../../src/registry/registry.ts'
import { createService, type Service, type ServiceOptions } from '../../src/registry/service/create-service.ts'
import { type Identity, type ServiceAuthority, serviceAuthority } from './service-certificates.ts'

export const machines: ServiceAuthority = await serviceAuthority()
const server = await machines.issue({ subject: 'CN=registry', host: '127.0.0.1' })
const kiosks = new Map<string, Promise<Identity>>()

/** The certificate of a kiosk, made once for all tests of a file. */
export function kioskIdentity(kiosk: string): Promise<Identity> {
  const known = kiosks.get(kiosk) ?? machines.issue({ subject: `CN=${kiosk}` })
  kiosks.set(kiosk, known)
  return known
}

export interface RunningService {
  readonly service: Service
  readonly port: number
  readonly lines: Readonly<Record<string, unknown>>[] // of its log
  /** Through `port` where there is something between. */
  client(kiosk: string, port?: number): Promise<RegistryClient>
}

export async function runningService(
  registry: ServedRegistry,
  changes: Partial<ServiceOptions> = {},
): Promise<RunningService> {
  const lines: Readonly<Record<string, unknown>>[] = []
  const write = (level: string) => (line: object) => void lines.push({ level, ...line })
  const service = createService({
    registry,
    identity: { ...server, ca: machines.pem },
    perSecond: 1_000_000,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    clock: () => performance.now(),
    randomBytes,
    ...changes,
  })
  const port = await service.listen({ host: '127.0.0.1', port: 0 })
  return {
    service,
    port,
    lines,
    client: async (kiosk, through = port) => clientOf(await kioskIdentity(kiosk), through),
  }
}

export const clientOf = (identity: Identity, port: number, asking: Partial<ClientOptions> = {}): RegistryClient =>
  registryClient({
    url: new URL(`https://127.0.0.1:${port}`),
    identity: { ...identity, ca: machines.pem },
    pause: async () => {},
    now: () => performance.now(),
    report: () => {},
    ...asking,
  })

/** As `runningService`, and stopped with the test. */
export async function serviceInTest(registry: ServedRegistry, changes: Partial<ServiceOptions> = {}) {
  const running = await runningService(registry, changes)
  onTestFinished(() => running.service.stop())
  return running
}
