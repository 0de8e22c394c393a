import { failed, type Result } from '../result.ts'
import type { LogGrowth, LogHead, Registry } from '../types/registry.ts'
import { isHeadOf, judgeGrowth, sizeIn } from './judge-growth.ts'

/** What a kiosk remembers of the registry's log: its last checkpoint. */
export interface HeadMemory {
  read(): string | null
  write(checkpoint: string): void
}

/**
 * A registry that is believed only while its log grows out of what was seen of it. A restored backup or a second history
 * is refused as `registry.rolled-back` before anything is changed; after a renewal such an answer counts as none, so
 * that its outcome stays open.
 */
export function watchRegistry(registry: Registry, memory: HeadMemory): Registry {
  const check = () => grown(registry, memory)
  const afterwards =
    <Request, Value>(ask: (request: Request) => Promise<Result<Value>>) =>
    async (request: Request): Promise<Result<Value>> => {
      const answer = await ask(request)
      if (isUnreachable(answer)) return answer // there is nothing to compare, and nobody to ask
      const seen = await check()
      return seen.ok ? answer : seen
    }
  return {
    ...registry,
    beginRenewal: afterwards(registry.beginRenewal),
    reviewRenewal: afterwards(registry.reviewRenewal),
    async renew(request) {
      const before = await check()
      if (!before.ok) return before
      const answer = await registry.renew(request)
      if (isUnreachable(answer)) return answer
      const seen = await check()
      const isBelieved = seen.ok && (!answer.ok || (await isLogged(registry, answer.value.head, seen.value)))
      return isBelieved ? answer : failed({ kind: 'registry.unreachable' })
    },
    async settleRenewal(renewal) {
      const answer = await registry.settleRenewal(renewal)
      if (isUnreachable(answer)) return answer
      const seen = await check()
      if (!seen.ok || !answer.ok || answer.value.state !== 'done') return seen.ok ? answer : seen
      return (await isLogged(registry, answer.value.receipt.head, seen.value)) ? answer : failed(ROLLED_BACK)
    },
  }
}

export const isUnreachable = (answer: Result<unknown>): boolean =>
  !answer.ok && answer.failure.kind === 'registry.unreachable'

export const ROLLED_BACK = { kind: 'registry.rolled-back' } as const

/** The newest head, remembered from now on. */
export async function grown(registry: Pick<Registry, 'growth'>, memory: HeadMemory): Promise<Result<LogHead>> {
  const remembered = memory.read()
  const growth = await registry.growth(sizeIn(remembered))
  if (!growth.ok) return growth
  const head = judgeGrowth(remembered, growth.value)
  if (!head) return failed(ROLLED_BACK)
  keep(memory, growth.value)
  return { ok: true, value: head }
}

/** Two questions may be under way: the later answer is not the older head. */
function keep(memory: HeadMemory, { checkpoint }: LogGrowth): void {
  const known = memory.read()
  if (known !== null && sizeIn(known) >= sizeIn(checkpoint)) return
  try {
    memory.write(checkpoint)
  } catch {} // a full disk: the older head is still a beginning of the log, and the journal says what is wrong
}

/** Whether the head that a receipt names is one of the log's. */
export async function isLogged(
  registry: Pick<Registry, 'growth'>,
  receipt: LogHead,
  newest: LogHead,
): Promise<boolean> {
  if (receipt.size === newest.size) return receipt.root === newest.root
  const growth = await registry.growth(receipt.size)
  return growth.ok && isHeadOf(growth.value, receipt)
}
