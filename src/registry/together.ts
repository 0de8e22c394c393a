import { setImmediate as nextRound } from 'node:timers/promises'

/** What an engine does in one transaction, by whatever it is given for a database. */
export type Work<Database> = (database: Database) => Promise<unknown>

/** Does all of these in one transaction, in their order, and gives what they gave; or throws, and nothing is changed. */
export type Perform<Database> = (works: readonly Work<Database>[]) => Promise<readonly unknown[]>

interface Waiting<Database> {
  readonly work: Work<Database>
  readonly answer: (value: unknown) => void
  readonly fail: (error: unknown) => void
}

const MOST = 32 // in one transaction: other programs wait that long for their turn

/**
 * Work that comes while other work is under way is done together in the next transaction: a commit waits for the disk, and
 * twenty kiosks then wait once and not twenty times. None is answered before the commit. What throws spoils nothing for the
 * others: nothing of a transaction that failed is kept, and each is done again in one of its own. Trouble is everybody's:
 * how a commit ended that nobody answered is not known, and no work is done twice.
 */
export function together<Database>(
  perform: Perform<Database>,
  isTrouble: (error: unknown) => boolean,
): <Value>(work: (database: Database) => Promise<Value>) => Promise<Value> {
  const waiting: Waiting<Database>[] = []
  let isRunning = false
  const run = async () => {
    isRunning = true
    await nextRound() // what has arrived at the same time comes along
    while (waiting.length > 0) await settle(waiting.splice(0, MOST), perform, isTrouble)
    isRunning = false
  }
  return <Value>(work: Work<Database>) =>
    new Promise<Value>((resolve, fail) => {
      waiting.push({ work, answer: resolve as (value: unknown) => void, fail })
      if (!isRunning) void run()
    })
}

async function settle<Database>(
  group: readonly Waiting<Database>[],
  perform: Perform<Database>,
  isTrouble: (error: unknown) => boolean,
): Promise<void> {
  try {
    const values = await perform(group.map(({ work }) => work))
    for (const [index, { answer }] of group.entries()) answer(values[index])
  } catch (error) {
    if (group.length === 1 || isTrouble(error)) for (const { fail } of group) fail(error)
    else for (const each of group) await settle([each], perform, isTrouble)
  }
}
