import type { z } from 'zod'
import { failed, type Result } from '../../result.ts'
import { isUnreachable } from '../believing.ts'
import { notAccepted } from '../rules.ts'
import {
  OPERATIONS,
  type OperationName,
  operationPath,
  type RequestOf,
  SENT,
  type ValueOf,
} from '../wire/operations.ts'
import type { Exchange, Message } from './exchange.ts'

export interface Asking {
  readonly send: (message: Message) => Promise<Exchange>
  readonly pause: (milliseconds: number) => Promise<unknown>
  readonly now: () => number // milliseconds
  readonly report: (line: object) => void // for the log: why the registry counts as unreachable
}

/** Milliseconds before the second, third … try. A service that is started anew is back within these. */
const PAUSES = [200, 500, 1000, 2000]

/**
 * Asks until there is an answer: again with the same octets where nothing was done, or where doing it twice is doing it
 * once. What no answer says is `registry.unreachable`: the outcome is not known.
 */
export async function ask<Name extends OperationName>(
  { send, pause, now, report }: Asking,
  name: Name,
  request: RequestOf<Name>,
): Promise<Result<ValueOf<Name>>> {
  const { repeatable, patience, result: schema } = operationOf(name)
  const encoded = bodyOf(name).safeEncode(request)
  if (!encoded.success) return failed(notAccepted('request'))
  const message: Message = { method: 'POST', path: operationPath(name), body: JSON.stringify(encoded.data), patience }
  const until = now() + patience
  for (let tries = 0; ; tries++) {
    const exchanged = await send(message)
    const result = understood(exchanged, schema)
    if (result && !isUndone(exchanged) && !isUnreachable(result)) return result
    report({ event: 'registry not reached', operation: name, tries: tries + 1, ...problemOf(exchanged) })
    const wait = PAUSES[tries]
    const mayRepeat = isUndone(exchanged) || repeatable
    if (!mayRepeat || wait === undefined || now() + wait > until) return failed({ kind: 'registry.unreachable' })
    await pause(wait)
  }
}

const operationOf = <Name extends OperationName>(name: Name): (typeof OPERATIONS)[Name] => OPERATIONS[name]

const bodyOf = <Name extends OperationName>(name: Name): z.ZodType<RequestOf<Name>> => SENT[name]

const isUndone = (exchanged: Exchange): boolean =>
  exchanged.kind === 'unsent' || (exchanged.kind === 'answered' && exchanged.isUndone)

const problemOf = (exchanged: Exchange) =>
  exchanged.kind === 'answered' ? { problem: 'the service says so' } : { problem: exchanged.problem }

type Schema<Value> = { safeParse(body: unknown): { success: true; data: Value } | { success: false } }

/** Null for an answer that is none of ours: a proxy's page, half a body, another Koshin's. */
function understood<Value>(exchanged: Exchange, schema: Schema<Value>): Value | null {
  if (exchanged.kind !== 'answered') return null
  try {
    const parsed = schema.safeParse(JSON.parse(exchanged.body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
