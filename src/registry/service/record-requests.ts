import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Serving } from './create-service.ts'

/** One line of the log and one count for each request, whatever became of it. */
export function recordRequests(server: FastifyInstance, { log, metrics }: Serving): void {
  server.decorateRequest('outcome', 'aborted')
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    const { id, kiosk, outcome } = request
    const operation = operationOf(request)
    const { elapsedTime: ms, statusCode: status } = reply
    metrics.answered(operation, outcome, ms / 1000)
    if (outcome.startsWith(REFUSED)) metrics.refused(outcome.slice(REFUSED.length))
    const line = {
      event: 'request',
      id,
      kiosk,
      operation,
      ...visitOf(request.body),
      status,
      outcome,
      ms: Math.round(ms),
    }
    if (outcome.startsWith(REFUSED)) log.warn(line)
    else log.info(line)
  })
}

const REFUSED = 'refused.'

/** By the route, since what was asked for could be anything. */
const operationOf = ({ routeOptions: { url } }: FastifyRequest): string => url?.replace('/v1/', '') ?? 'unknown'

/** All that the log takes from a body. */
function visitOf(body: unknown): { renewal?: string; request?: string } {
  const { renewal, request } = (body ?? {}) as Readonly<Record<string, unknown>>
  if (isId(renewal)) return { renewal }
  return isId(request) ? { request } : {}
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
