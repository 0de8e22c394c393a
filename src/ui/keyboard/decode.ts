import { type Emit, GROUND, type State, step } from './steps.ts'

/** Runs something later; gives how to call it off. */
export type After = (milliseconds: number, run: () => void) => () => void

export interface Decoder {
  /** Wipes the chunk: it may be a whole PIN. */
  push(chunk: Uint8Array): void
  stop(): void
}

/** How long an ESC may wait for the rest of a sequence before it is the Esc key. */
const ESCAPE_MS = 25
/** A paste whose end never comes must not swallow the keyboard. */
const PASTE_MS = 500

/**
 * Octets to keys, one octet at a time: the characters of a chunk are never joined into a string, because the chunk
 * may be a PIN (design §8), and a string cannot be wiped.
 */
export function createDecoder(options: {
  readonly emit: Emit
  readonly after: After
  readonly longestPaste: number // a longer one is dropped whole
}): Decoder {
  const { emit, after, longestPaste } = options
  let state: State = GROUND
  let callOff = () => {}

  function giveUp(): void {
    emit({ name: state.kind === 'escape' ? 'escape' : 'unknown' })
    state = GROUND
  }

  return {
    push(chunk) {
      callOff()
      for (let index = 0; index < chunk.length; index++) state = step(state, chunk[index] ?? 0, emit, longestPaste)
      chunk.fill(0)
      callOff = state.kind === 'ground' ? () => {} : after(state.kind === 'paste' ? PASTE_MS : ESCAPE_MS, giveUp)
    },
    stop: () => callOff(),
  }
}
