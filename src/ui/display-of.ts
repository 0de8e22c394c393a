import type { Display } from '../types/display.ts'

/** Ink's own name for it. */
export const displayOf = (display: Display, { INK_SCREEN_READER }: NodeJS.ProcessEnv): Display => ({
  ...display,
  screenReader: display.screenReader || INK_SCREEN_READER === 'true',
})
