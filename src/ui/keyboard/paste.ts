import type { Key } from './key.ts'
import { PASTE_END } from './sequences.ts'
import { continueCharacter, type PartialCharacter, startCharacter } from './utf8.ts'

/** What lies between the marks of a bracketed paste. */
export interface Paste {
  /** True when the end mark is complete. */
  take(byte: number): boolean
  /** One key, whatever is in it: an Enter that was pasted presses nothing. */
  key(): Key
}

export function createPaste(longest: number): Paste {
  const characters: string[] = []
  let partial: PartialCharacter | null = null
  let matched = 0 // octets of the end mark
  let tooLong = false

  function collect(byte: number): void {
    const next = partial === null ? start(byte) : continueCharacter(partial, byte)
    partial = typeof next === 'object' ? next : null
    if (typeof next !== 'string') return
    if (characters.length < longest) characters.push(next)
    else tooLong = true
  }

  return {
    take(byte) {
      if (byte === PASTE_END[matched]) matched++
      else matched = byte === PASTE_END[0] ? 1 : 0
      if (matched === 0) collect(byte)
      return matched === PASTE_END.length
    },
    key: () => ({ pasted: tooLong ? null : characters }),
  }
}

const start = (byte: number): PartialCharacter | string | null =>
  byte < 0x80 ? String.fromCharCode(byte) : startCharacter(byte)
