import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Failure } from '../../failure.ts'
import { failed, type Result } from '../../result.ts'

/** What the registry says, a refusal included. Its trouble has a status of its own, for whoever does not read bodies. */
export function answer(request: FastifyRequest, reply: FastifyReply, result: Result<unknown>): FastifyReply {
  request.outcome = result.ok ? 'ok' : result.failure.kind
  return reply.code(request.outcome === 'registry.unreachable' ? 503 : 200).send(result)
}

/** What never reached the registry. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, reason, failure }: { readonly status: number; readonly reason: string; readonly failure: Failure },
): FastifyReply {
  request.outcome = `refused.${reason}`
  return reply.code(status).send(failed(failure))
}
