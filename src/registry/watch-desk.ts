import { failed, type Result } from '../result.ts'
import type { RegistrationDesk, RequestReceipt } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'
import { grown, type HeadMemory, isLogged, isUnreachable, ROLLED_BACK } from './watch-registry.ts'

/**
 * The desk of a registry that is believed as `watchRegistry` does: nothing is registered or changed in one whose log went
 * back or was forked, and a receipt that its log does not hold counts as none, so that the outcome stays open.
 */
export function watchDesk(desk: RegistrationDesk, registry: Pick<Registry, 'growth'>, memory: HeadMemory) {
  const check = () => grown(registry, memory)
  const afterwards =
    <Request, Value>(ask: (request: Request) => Promise<Result<Value>>) =>
    async (request: Request): Promise<Result<Value>> => {
      const answer = await ask(request)
      if (isUnreachable(answer)) return answer // there is nothing to compare, and nobody to ask
      const seen = await check()
      return seen.ok ? answer : seen
    }
  const around =
    <Request>(ask: (request: Request) => Promise<Result<RequestReceipt>>) =>
    async (request: Request): Promise<Result<RequestReceipt>> => {
      const before = await check()
      if (!before.ok) return before
      const answer = await ask(request)
      if (isUnreachable(answer)) return answer
      const seen = await check()
      const isBelieved = seen.ok && (!answer.ok || (await isLogged(registry, answer.value.head, seen.value)))
      return isBelieved ? answer : failed({ kind: 'registry.unreachable' })
    }
  return {
    ...desk,
    beginRequest: afterwards(desk.beginRequest),
    login: afterwards(desk.login),
    register: around(desk.register),
    change: around(desk.change),
    async settleRequest(request) {
      const answer = await desk.settleRequest(request)
      if (isUnreachable(answer)) return answer
      const seen = await check()
      if (!seen.ok || !answer.ok || answer.value.state !== 'done') return seen.ok ? answer : seen
      return (await isLogged(registry, answer.value.receipt.head, seen.value)) ? answer : failed(ROLLED_BACK)
    },
    checkCard: afterwards(desk.checkCard),
  } satisfies RegistrationDesk
}
