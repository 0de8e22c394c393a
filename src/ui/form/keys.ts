import { GETA } from '../../form/characters.ts'
import { displayText } from '../display-text.ts'
import type { Key } from '../keyboard/key.ts'
import { type Draft, focusedInput, type Input, type Note, textOf } from './draft.ts'

/** Typing may run over the limit and is marked; a field still has an end. */
const OVERRUN = 20

/** Other keys in the place of one, each in a turn of its own, and what is to be said about it. */
export interface Instead {
  readonly keys: readonly Key[]
  readonly note: Note | null
}

/** Null: the key is taken as it is, or not at all. */
export function insteadOf(draft: Draft, key: Key): Instead | null {
  const input = focusedInput(draft)
  if (input === null) return null
  if ('pasted' in key) return pasted(draft, input, key.pasted)
  if ('character' in key) return character(draft, input, key.character)
  const length = textOf(draft, input.name).length
  if (input.secret) return null
  if (key.name === 'home') return repeated('left', draft.cursor)
  if (key.name === 'end') return repeated('right', length - draft.cursor)
  if (key.name === 'delete' && draft.cursor < length) return keys([{ name: 'right' }, { name: 'backspace' }])
  return null
}

/** ink-text-input would leave the text at either end. */
export function takesKey(draft: Draft, key: Key): boolean {
  const input = focusedInput(draft)
  if (input === null || 'pasted' in key) return false
  if ('character' in key) return true
  const length = textOf(draft, input.name).length
  if (key.name === 'backspace') return draft.cursor > 0
  if (input.secret) return false
  return key.name === 'left' ? draft.cursor > 0 : key.name === 'right' && draft.cursor < length
}

const keys = (list: readonly Key[]): Instead => ({ keys: list, note: null })
const nothing = (note: Note): Instead => ({ keys: [], note })
const repeated = (name: 'left' | 'right', times: number): Instead =>
  keys(Array.from({ length: times }, () => ({ name })))

function character(draft: Draft, input: Input, typed: string): Instead | null {
  const { longest } = input.rules
  const length = textOf(draft, input.name).length
  if (input.secret) {
    if (!isPrintable(typed)) return nothing({ kind: 'not-printable' })
    return length >= longest ? nothing({ kind: 'full', longest }) : null
  }
  if (length >= longest + OVERRUN) return nothing({ kind: 'full', longest })
  if (isShowable(typed)) return null
  return { keys: [{ character: GETA }], note: { kind: 'replaced', character: typed } }
}

/** A paste goes in whole or not at all. */
function pasted(draft: Draft, input: Input, characters: readonly string[] | null): Instead {
  const { longest } = input.rules
  if (characters === null || textOf(draft, input.name).length + characters.length > longest)
    return nothing({ kind: 'paste-too-long', longest })
  if (characters.some(isControl)) return nothing({ kind: 'paste-controls' })
  if (input.secret && !characters.every(isPrintable)) return nothing({ kind: 'not-printable' })
  const lost = characters.find((one) => !isShowable(one))
  return {
    keys: characters.map((one) => ({ character: isShowable(one) ? one : GETA })),
    note: lost === undefined ? null : { kind: 'replaced', character: lost },
  }
}

const isPrintable = (character: string): boolean => /^[ -~]$/.test(character)
const isControl = (character: string): boolean => /^\p{Cc}$/u.test(character)

/** One UTF-16 unit, since ink-text-input takes half of a longer one away; and nothing that would be drawn as a code. */
const isShowable = (character: string): boolean =>
  character.length === 1 && displayText(character).startsWith(character)
