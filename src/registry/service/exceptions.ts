import type { TLSSocket } from 'node:tls'
import type { FastifyError, FastifyInstance } from 'fastify'
import { failed } from '../../result.ts'
import { notAccepted } from '../rules.ts'
import { refuse } from './answer.ts'
import type { Serving } from './create-service.ts'

/** What Fastify refuses is the kiosk's fault and says nothing new; anything else is a bug, and says so in the log only. */
export function answerException(server: FastifyInstance, { log }: Serving): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const { statusCode: status = 500, name, message, stack } = error
    if (status < 500) return refuse(request, reply, { status, reason: 'body', failure: notAccepted('request') })
    log.error({ event: 'exception', id: request.id, operation: request.routeOptions.url, name, message, stack })
    request.outcome = 'exception'
    return reply.code(500).send(failed({ kind: 'registry.unreachable' }))
  })
  server.setNotFoundHandler((request, reply) =>
    refuse(request, reply, { status: 404, reason: 'path', failure: notAccepted('request') }),
  )
}

/** A certificate that is missing, foreign or out of date ends in the handshake. */
export function watchHandshakes(server: FastifyInstance, { log, metrics }: Serving): void {
  server.server.on('tlsClientError', ({ code }: NodeJS.ErrnoException, socket: TLSSocket) => {
    metrics.refused('tls')
    // Of a certificate that is refused the error says ECONNRESET; the socket knows why, as a string whatever its type says.
    log.warn({ event: 'handshake failed', code: socket.authorizationError ?? code, from: socket.remoteAddress })
  })
}
