import type { Key } from './key.ts'

/** Keyboards repeat at 30 to 40 Hz; nobody presses Enter twice on purpose within this time. */
const REPEAT_MS = 100

/** The time before the first repeat is up to 660 ms (X11's default), so that one cannot be told from a second press. */
export const HELD_MS = 800

/**
 * Milliseconds from the Enter before to this one, dropped ones included; any other key in between shows that it was
 * released, and gives infinity. An Enter that is held down must not run through screens.
 */
export function createEnterWatch(now: () => number): (key: Key) => number {
  let lastEnter: number | null = null
  return (key) => {
    const isEnter = 'name' in key && key.name === 'enter'
    const gap = isEnter && lastEnter !== null ? Math.abs(now() - lastEnter) : Number.POSITIVE_INFINITY
    lastEnter = isEnter ? now() : null
    return gap
  }
}

export const isRepeat = (sinceEnter: number): boolean => sinceEnter < REPEAT_MS
