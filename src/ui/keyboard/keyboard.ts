import type { Binding, Effect } from '../bindings.ts'
import { createEnterWatch, isRepeat } from './auto-repeat.ts'
import { type After, createDecoder } from './decode.ts'
import { type Key, keyId } from './key.ts'
import { createTurns, type NextTurn } from './turns.ts'

/** What keys mean at this moment; asked for each key when its turn comes. */
export interface LiveKeys {
  readonly discarding: boolean
  readonly bindings: readonly Binding[]
  /** What the focused text field takes; null without one. */
  readonly takes: ((key: Key) => boolean) | null
  /** Keys in the place of one, for the field, each in a turn of its own; null: the key itself. */
  readonly instead: (key: Key) => readonly Key[] | null
}

export interface Keyboard {
  push(chunk: Uint8Array): void
  /** Drops type-ahead. */
  flush(): void
  stop(): void
}

interface Turn {
  readonly key: Key
  readonly sinceEnter: number // milliseconds, see `createEnterWatch`
  readonly stands: boolean // in the place of another key
}

export function createKeyboard(options: {
  readonly live: () => LiveKeys
  readonly pressed: () => void
  readonly perform: (effect: Effect, sinceEnter: number) => void
  readonly handOn: (key: Key) => void // to the text field
  readonly now: () => number
  readonly after: After
  readonly nextTurn: NextTurn
  readonly longestPaste: number
}): Keyboard {
  const { live, pressed, perform, handOn } = options

  function handle({ key, sinceEnter, stands }: Turn): void {
    const { discarding, bindings, takes, instead } = live()
    if (discarding) return
    if (stands) {
      if (takes?.(key)) handOn(key)
      return
    }
    const effect = effectOf(bindings, key)
    pressed()
    if (effect !== null) {
      perform(effect, sinceEnter)
      return
    }
    const others = instead(key)
    if (others !== null) turns.insert(others.map((other) => ({ key: other, sinceEnter, stands: true })))
    else if (takes?.(key)) handOn(key)
  }

  const turns = createTurns(options.nextTurn, handle)
  const watchEnter = createEnterWatch(options.now)
  const decoder = createDecoder({
    emit(key) {
      const sinceEnter = watchEnter(key)
      if (!isRepeat(sinceEnter)) turns.push({ key, sinceEnter, stands: false })
    },
    after: options.after,
    longestPaste: options.longestPaste,
  })

  return {
    push: decoder.push,
    flush: turns.flush,
    stop() {
      decoder.stop()
      turns.flush()
    },
  }
}

function effectOf(bindings: readonly Binding[], key: Key): Effect | null {
  const id = keyId(key)
  for (const { keys } of bindings) {
    const effect = keys === 'any' ? ({ kind: 'nothing' } as const) : keys[id]
    if (effect !== undefined) return effect
  }
  return null
}
