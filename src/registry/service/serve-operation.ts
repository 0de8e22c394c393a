import type { RouteHandlerMethod } from 'fastify'
import { failed, type Result } from '../../result.ts'
import type { ServedRegistry } from '../registry.ts'
import { notAccepted } from '../rules.ts'
import { type OperationName, type RequestOf, TAKEN, type ValueOf } from '../wire/operations.ts'
import { answer, refuse } from './answer.ts'
import type { Serving } from './create-service.ts'
import { ownBusiness } from './own-business.ts'

type Calls = { readonly [Name in OperationName]: (request: RequestOf<Name>) => Promise<Result<ValueOf<Name>>> }

export function serveOperation<Name extends OperationName>(
  { registry, running, limits }: Serving,
  name: Name,
): RouteHandlerMethod {
  const schema: (typeof TAKEN)[Name] = TAKEN[name]
  const call = callsOf(registry)[name]
  return async (request, reply) => {
    const body = schema.safeParse(request.body)
    if (!body.success) return refuse(request, reply, { status: 400, reason: 'body', failure: notAccepted('request') })
    const inTime = <Value>(work: Promise<Result<Value>>) => timed(kept(running, work), limits.operation)
    const own = await inTime(ownBusiness(registry, request.kiosk, request.body as Record<string, unknown>))
    if (!own.ok && own.failure.kind !== 'registry.unreachable')
      return refuse(request, reply, { status: 403, reason: 'kiosk', failure: own.failure })
    return answer(request, reply, own.ok ? await inTime(call(body.data)) : own)
  }
}

/**
 * The work goes on when the time is over: what becomes of it is asked for later, as after a lost answer. Fastify's own
 * `handlerTimeout` ends with the body's last octet (5.12: a request is 'close' then), so it never fires for these.
 */
async function timed<Value>(work: Promise<Result<Value>>, limit: number): Promise<Result<Value>> {
  const { promise, resolve } = Promise.withResolvers<Result<Value>>()
  const timer = setTimeout(() => resolve(failed({ kind: 'registry.unreachable' })), limit)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

const callsOf = ({ desk, ...registry }: ServedRegistry): Calls => ({ ...registry, ...desk })

function kept<Value>(running: Set<Promise<unknown>>, work: Promise<Value>): Promise<Value> {
  running.add(work)
  return work.finally(() => running.delete(work))
}
