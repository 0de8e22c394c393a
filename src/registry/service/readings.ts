import type { FastifyInstance } from 'fastify'
import { REGISTRY_INFORMATION_PATH, type RegistryInformation } from '../wire/registry-information.ts'
import type { Serving } from './create-service.ts'
import { openApi } from './open-api.ts'

/** What is asked with GET. */
export function addReadings(server: FastifyInstance, { registry, metrics }: Serving): void {
  server.addHook('preHandler', async (request) => {
    if (request.method === 'GET') request.outcome = 'ok'
  })
  server.get(
    REGISTRY_INFORMATION_PATH,
    async ({ kiosk }): Promise<RegistryInformation> => ({ name: registry.name, kiosk, search: registry.search }),
  )
  server.get('/health', async (request, reply) => {
    const ready = await registry.ready()
    if (ready.ok) return { status: 'ok', registry: registry.name }
    request.outcome = ready.failure.kind
    return reply.code(503).send({ status: ready.failure.kind, registry: registry.name })
  })
  server.get('/metrics', async (_, reply) =>
    reply.header('content-type', metrics.register.contentType).send(await metrics.register.metrics()),
  )
  const document = openApi()
  server.get('/openapi.json', async () => document)
}
