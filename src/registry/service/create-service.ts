import { type FastifyInstance, fastify } from 'fastify'
import type { ServedRegistry } from '../registry.ts'
import { OPERATION_NAMES, operationPath } from '../wire/operations.ts'
import { connectionNames } from './connection-names.ts'
import { answerException, watchHandshakes } from './exceptions.ts'
import { guardKiosks } from './guard-kiosks.ts'
import { SERVICE_LIMITS, type ServiceLimits } from './limits.ts'
import { type ServiceMetrics, serviceMetrics } from './metrics.ts'
import { rateLimit } from './rate-limit.ts'
import { addReadings } from './readings.ts'
import { recordRequests } from './record-requests.ts'
import { serveOperation } from './serve-operation.ts'

/** PEM. */
export interface ServiceIdentity {
  readonly cert: string
  readonly key: string
  readonly ca: string // who vouches for kiosks
  readonly crl?: string // which of their certificates do not count any more
}

export interface ServiceOptions {
  readonly registry: ServedRegistry
  readonly identity: ServiceIdentity
  readonly perSecond: number // requests from one kiosk
  readonly log: ServiceLog
  readonly clock: () => number // milliseconds
  readonly randomBytes: (size: number) => Uint8Array
  readonly metrics?: ServiceMetrics
  readonly limits?: Partial<ServiceLimits>
}

/** JSON lines for the operator: ids and fingerprints at most, never what a body holds. */
export type ServiceLog = Readonly<Record<'info' | 'warn' | 'error', (line: object) => void>>

export interface Service {
  listen(address: { readonly host: string; readonly port: number }): Promise<number> // the port
  /** Takes nothing new, answers what was accepted, and closes the registry. */
  stop(): Promise<void>
}

/** What every route and hook of one service works with. */
export interface Serving extends Required<ServiceOptions> {
  readonly limits: ServiceLimits
  readonly running: Set<Promise<unknown>> // operations at the registry
}

declare module 'fastify' {
  interface FastifyRequest {
    kiosk: string
    outcome: string
  }
}

export function createService(options: ServiceOptions): Service {
  const serving: Serving = {
    metrics: serviceMetrics(),
    ...options,
    limits: { ...SERVICE_LIMITS, ...options.limits },
    running: new Set(),
  }
  const server = bareServer(serving)
  endConnections(server)
  recordRequests(server, serving)
  guardKiosks(server, connectionNames(), rateLimit(options.perSecond, options.clock))
  answerException(server, serving)
  watchHandshakes(server, serving)
  for (const name of OPERATION_NAMES) server.post(operationPath(name), serveOperation(serving, name))
  addReadings(server, serving)
  return {
    async listen(address) {
      await server.listen(address)
      const chosen = server.server.address()
      return typeof chosen === 'object' && chosen ? chosen.port : address.port
    },
    async stop() {
      const { promise: late, resolve: cut } = Promise.withResolvers<void>()
      const timer = setTimeout(cut, serving.limits.stop)
      void late.then(() => server.server.closeAllConnections())
      await server.close()
      await Promise.race([Promise.allSettled(serving.running), late]) // also those whose kiosk has not waited
      clearTimeout(timer)
      await options.registry.close()
    },
  }
}

/**
 * When a stop comes Node closes the connections that are idle, and no others. What is answered after that is its
 * connection's last; Fastify sees to it only for what comes later than the stop.
 */
function endConnections(server: FastifyInstance): void {
  let isClosing = false
  server.addHook('preClose', async () => {
    isClosing = true
  })
  server.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}

function bareServer({ identity, limits, randomBytes }: Serving) {
  return fastify({
    https: {
      ...identity,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.handshake,
      headersTimeout: limits.headers,
      connectionsCheckingInterval: limits.checks,
      maxHeaderSize: limits.header,
    },
    bodyLimit: limits.body,
    requestTimeout: limits.request,
    connectionTimeout: limits.silence,
    keepAliveTimeout: limits.idle,
    return503OnClosing: false, // what comes on a connection that is being closed is answered, and is its last
    exposeHeadRoutes: false,
    genReqId: () => Buffer.from(randomBytes(8)).toString('hex'),
  })
}
