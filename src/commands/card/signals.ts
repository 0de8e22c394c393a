const CODES = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const

/** By 'exit' the card is reset and the thread has ended (thread-guard.ts); a signal's own way out would leave both. */
export interface Signals {
  handle(): void
  /** Work in which no other JavaScript runs and no card is in use, such as waiting for a PIN: they end it by themselves. */
  letGo<Value>(work: () => Value): Value
}

export function endingSignals(process: NodeJS.Process): Signals {
  const ways = CODES.map(([signal, code]) => ({ signal, leave: () => process.exit(code) }))
  const handle = () => {
    for (const { signal, leave } of ways) process.once(signal, leave)
  }
  return {
    handle,
    letGo(work) {
      for (const { signal, leave } of ways) process.off(signal, leave)
      try {
        return work()
      } finally {
        handle()
      }
    },
  }
}
