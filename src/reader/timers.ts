/** The clock, as a parameter. */
export interface Timers {
  /** Calls back once after so many milliseconds; gives how to call it off. */
  after(milliseconds: number, callback: () => void): () => void
}

export const realTimers: Timers = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}
