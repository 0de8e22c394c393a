import type { Timers } from '../../src/reader/timers.ts'

/** A clock that goes on when the test says so. */
export function fakeTimers(): Timers & { pass(milliseconds: number): void; readonly waiting: () => number[] } {
  let now = 0
  const due = new Map<() => void, number>()
  return {
    after(milliseconds, callback) {
      const once = () => callback()
      due.set(once, now + milliseconds)
      return () => void due.delete(once)
    },
    pass(milliseconds) {
      now += milliseconds
      for (const [callback, time] of [...due]) if (time <= now && due.delete(callback)) callback()
    },
    waiting: () => [...due.values()].map((time) => time - now),
  }
}
