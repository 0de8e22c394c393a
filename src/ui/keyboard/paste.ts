import type { Key } from './key.ts'
import { PASTE_END } from './sequences.ts'
import { continueCharacter, type PartialCharacter, startCharacter } from './utf8.ts'

/** What lies between the marks of a bracketed paste. */
export interface Paste {
  /** True when the end mark is complete. */
  take(byte: number): boolean
  /** Characters only, since an Enter that was pasted presses nothing; none at all of a paste that is too long. */
  keys(): readonly Key[]
}

export function createPaste(longest: number): Paste {
  const keys: Key[] = []
  let partial: PartialCharacter | null = null
  let matched = 0 // octets of the end mark
  let tooLong = false

  function collect(byte: number): void {
    const next = partial === null ? start(byte) : continueCharacter(partial, byte)
    partial = typeof next === 'object' ? next : null
    if (typeof next !== 'string') return
    if (keys.length < longest) keys.push({ character: next })
    else tooLong = true
  }

  return {
    take(byte) {
      if (byte === PASTE_END[matched]) matched++
      else matched = byte === PASTE_END[0] ? 1 : 0
      if (matched === 0) collect(byte)
      return matched === PASTE_END.length
    },
    keys: () => (tooLong ? [] : keys),
  }
}

const start = (byte: number): PartialCharacter | string | null =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : startCharacter(byte)
