import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { notAccepted } from '../rules.ts'
import { refuse } from './answer.ts'

/** Before a body is read: who asks, and whether that one has asked too often. */
export function guardKiosks(
  server: FastifyInstance,
  nameOf: (socket: Socket) => string | null,
  isAllowed: (kiosk: string) => boolean,
): void {
  server.decorateRequest('kiosk', '')
  server.addHook('onRequest', async (request, reply) => {
    const kiosk = nameOf(request.raw.socket)
    if (kiosk === null) return refuse(request, reply, { status: 403, reason: 'name', failure: notAccepted('name') })
    request.kiosk = kiosk
    if (isAllowed(kiosk)) return
    reply.header('retry-after', '1')
    return refuse(request, reply, { status: 429, reason: 'rate', failure: { kind: 'registry.unreachable' } })
  })
}
