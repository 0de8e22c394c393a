import { done, failed, type Result } from '../result.ts'
import type { LogHead, Registry } from '../types/registry.ts'
import { isHeadOf, judgeGrowth, sizeIn } from './judge-growth.ts'

/** What a kiosk remembers of the registry's log: its last checkpoint. */
export interface HeadMemory {
  read(): string | null
  write(checkpoint: string): void
}

type Growing = Pick<Registry, 'growth'>
type Logged = { readonly head: LogHead }
type Settled<Receipt> = { readonly state: 'done'; readonly receipt: Receipt } | { readonly state: 'not-done' }
type Ask<Request, Value> = (request: Request) => Promise<Result<Value>>

const ROLLED_BACK = { kind: 'registry.rolled-back' } as const

/** The questions to a registry that is believed only while its log grows out of what was seen of it. */
export function believing(registry: Growing, memory: HeadMemory) {
  const check = () => grown(registry, memory)

  const afterwards =
    <Request, Value>(ask: Ask<Request, Value>): Ask<Request, Value> =>
    async (request) => {
      const answer = await ask(request)
      if (isUnreachable(answer)) return answer // there is nothing to compare, and nobody to ask
      const seen = await check()
      return seen.ok ? answer : seen
    }

  /** Nothing is changed in a registry that went back; a receipt that its log does not hold counts as no answer. */
  const around =
    <Request, Receipt extends Logged>(ask: Ask<Request, Receipt>): Ask<Request, Receipt> =>
    async (request) => {
      const before = await check()
      if (!before.ok) return before
      const answer = await ask(request)
      if (isUnreachable(answer)) return answer
      const seen = await check()
      const isBelieved = seen.ok && (!answer.ok || (await isLogged(registry, answer.value.head, seen.value)))
      return isBelieved ? answer : failed({ kind: 'registry.unreachable' })
    }

  /**
   * A registry forgets what was begun and came to nothing, and never what was done. So an id that is `unknown` to one whose log
   * goes on from what was seen before is not done; where nothing was seen before, it may be another registry's.
   */
  const settling =
    <Receipt extends Logged>(ask: Ask<string, Settled<Receipt>>, unknown: string): Ask<string, Settled<Receipt>> =>
    async (id) => {
      const hasSeen = memory.read() !== null
      const answer = await afterwards(ask)(id)
      if (!answer.ok) return hasSeen && isRefused(answer, unknown) ? done({ state: 'not-done' }) : answer
      if (answer.value.state === 'not-done') return answer
      return (await isLogged(registry, answer.value.receipt.head)) ? answer : failed(ROLLED_BACK)
    }

  return { afterwards, around, settling }
}

export const isUnreachable = (answer: Result<unknown>): boolean =>
  !answer.ok && answer.failure.kind === 'registry.unreachable'

const isRefused = (answer: Result<unknown>, detail: string): boolean =>
  !answer.ok && answer.failure.kind === 'registry.not-accepted' && answer.failure.detail === detail

/** The newest head, remembered from now on. */
async function grown(registry: Growing, memory: HeadMemory): Promise<Result<LogHead>> {
  const remembered = memory.read()
  const growth = await registry.growth(sizeIn(remembered))
  if (!growth.ok) return growth
  const head = judgeGrowth(remembered, growth.value)
  if (!head) return failed(ROLLED_BACK)
  keep(memory, growth.value.checkpoint)
  return done(head)
}

/** Two questions may be under way: the later answer is not the older head. */
function keep(memory: HeadMemory, checkpoint: string): void {
  const known = memory.read()
  if (known !== null && sizeIn(known) >= sizeIn(checkpoint)) return
  try {
    memory.write(checkpoint)
  } catch {} // a full disk: the older head is still a beginning of the log, and the journal says what is wrong
}

/** Whether the head that a receipt names is one of the log's. */
async function isLogged(registry: Growing, receipt: LogHead, newest?: LogHead): Promise<boolean> {
  if (receipt.size === newest?.size) return receipt.root === newest.root
  const growth = await registry.growth(receipt.size)
  return growth.ok && isHeadOf(growth.value, receipt)
}
