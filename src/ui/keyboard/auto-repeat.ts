import type { Key } from './key.ts'

/** Keyboards repeat at 30 to 40 Hz; nobody presses Enter twice on purpose within this time. */
const REPEAT_MS = 100

/**
 * Says of each key whether it only repeats an Enter that is being held down, which must not run through screens.
 * Dropped ones count too, so that a held Enter stays dropped; any other key in between shows that it was released.
 */
export function createAutoRepeatFilter(now: () => number): (key: Key) => boolean {
  let lastEnter: number | null = null
  return (key) => {
    if (!('name' in key && key.name === 'enter')) {
      lastEnter = null
      return false
    }
    const at = now()
    const repeats = lastEnter !== null && Math.abs(at - lastEnter) < REPEAT_MS
    lastEnter = at
    return repeats
  }
}
