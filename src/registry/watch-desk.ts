import { failed, type Result } from '../result.ts'
import type { RegistrationDesk } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'
import { grown, type HeadMemory } from './watch-registry.ts'

/**
 * The desk of a registry that is believed as `watchRegistry` does: nothing is registered or changed in one whose log went
 * back or was forked, and an answer after which the log is another one counts as none, so that the outcome stays open.
 */
export function watchDesk(desk: RegistrationDesk, registry: Pick<Registry, 'growth'>, memory: HeadMemory) {
  const check = () => grown(registry, memory)
  const afterwards =
    <Request, Value>(ask: (request: Request) => Promise<Result<Value>>) =>
    async (request: Request): Promise<Result<Value>> => {
      const answer = await ask(request)
      const seen = await check()
      return seen.ok ? answer : seen
    }
  const around =
    <Request, Value>(ask: (request: Request) => Promise<Result<Value>>) =>
    async (request: Request): Promise<Result<Value>> => {
      const before = await check()
      if (!before.ok) return before
      const answer = await ask(request)
      return (await check()).ok ? answer : failed({ kind: 'registry.unreachable' })
    }
  return {
    ...desk,
    beginRequest: afterwards(desk.beginRequest),
    login: afterwards(desk.login),
    register: around(desk.register),
    change: around(desk.change),
    settleRequest: afterwards(desk.settleRequest),
    checkCard: afterwards(desk.checkCard),
  } satisfies RegistrationDesk
}
