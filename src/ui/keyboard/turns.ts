/** Runs something in a later turn of the event loop, after input that is waiting was read. */
export type NextTurn = (run: () => void) => void

export interface Turns<Item> {
  push(item: Item): void
  /** Before all that is waiting. */
  insert(items: readonly Item[]): void
  flush(): void
}

/** Bounds what a pasted novel can make us remember; the longest burst anybody types is far below. */
const CAPACITY = 4096

/**
 * Hands on one item per turn, so that React has drawn what the last key did before the next one comes:
 * ink-text-input loses keys that arrive together (facts/toolchain.md §2).
 */
export function createTurns<Item>(nextTurn: NextTurn, handle: (item: Item) => void): Turns<Item> {
  let waiting: Item[] = []
  let scheduled = false

  const schedule = () => {
    if (scheduled || waiting.length === 0) return
    scheduled = true
    nextTurn(() => {
      scheduled = false
      const item = waiting.shift()
      if (item !== undefined) handle(item)
      schedule()
    })
  }

  return {
    push(item) {
      if (waiting.length < CAPACITY) waiting.push(item)
      schedule()
    },
    insert(items) {
      waiting = [...items, ...waiting]
      schedule()
    },
    flush() {
      waiting = []
    },
  }
}
