import type { RouteHandlerMethod } from 'fastify'
import type { Result } from '../../result.ts'
import type { ServedRegistry } from '../registry.ts'
import { notAccepted } from '../rules.ts'
import { type OperationName, type RequestOf, TAKEN, type ValueOf } from '../wire/operations.ts'
import { answer, refuse } from './answer.ts'
import type { Serving } from './create-service.ts'
import { refuseStranger } from './refuse-stranger.ts'

type Calls = { readonly [Name in OperationName]: (request: RequestOf<Name>) => Promise<Result<ValueOf<Name>>> }

export function serveOperation<Name extends OperationName>(
  { registry, running }: Serving,
  name: Name,
): RouteHandlerMethod {
  const schema: (typeof TAKEN)[Name] = TAKEN[name]
  const call = callsOf(registry)[name]
  return async (request, reply) => {
    const body = schema.safeParse(request.body)
    if (!body.success) return refuse(request, reply, { status: 400, reason: 'body', failure: notAccepted('request') })
    const failure = await refuseStranger(registry, request.kiosk, request.body as Record<string, unknown>)
    if (failure?.kind === 'registry.unreachable') return answer(request, reply, { ok: false, failure })
    if (failure) return refuse(request, reply, { status: 403, reason: 'kiosk', failure })
    return answer(request, reply, await kept(running, call(body.data)))
  }
}

const callsOf = ({ desk, ...registry }: ServedRegistry): Calls => ({ ...registry, ...desk })

function kept<Value>(running: Set<Promise<unknown>>, work: Promise<Value>): Promise<Value> {
  running.add(work)
  return work.finally(() => running.delete(work))
}
