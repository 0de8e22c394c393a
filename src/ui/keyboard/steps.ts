import type { Key, KeyName } from './key.ts'
import { createPaste, type Paste } from './paste.ts'
import { BY_FINAL, BY_NUMBER, LINUX_FUNCTION_KEYS, PASTE_START } from './sequences.ts'
import { continueCharacter, type PartialCharacter, startCharacter } from './utf8.ts'

/** Where in a key's octets the decoder is. */
export type State =
  | { readonly kind: 'ground' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'csi'; readonly number: number; readonly modified: boolean }
  | { readonly kind: 'ss3' }
  | { readonly kind: 'linux' }
  | { readonly kind: 'character'; readonly partial: PartialCharacter }
  | { readonly kind: 'paste'; readonly paste: Paste }

export type Emit = (key: Key) => void
type StateOf<Kind extends State['kind']> = State & { readonly kind: Kind }
type Steps = { readonly [Kind in State['kind']]: (state: StateOf<Kind>, byte: number, emit: Emit) => State }

export const GROUND: State = { kind: 'ground' }

/** The state after one more octet; a key that it completes is emitted. */
export function step(state: State, byte: number, emit: Emit, longestPaste: number): State {
  if (isPasteStart(state, byte)) return { kind: 'paste', paste: createPaste(longestPaste) }
  const run = STEPS[state.kind] as (state: State, byte: number, emit: Emit) => State
  return run(state, byte, emit)
}

const TILDE = 0x7e

const isPasteStart = (state: State, byte: number): boolean =>
  state.kind === 'csi' && state.number === PASTE_START && byte === TILDE

const STEPS: Steps = {
  ground,
  escape: afterEscape,
  csi: (state, byte, emit) => csiParameter(state, byte) ?? named(csiName(state, byte), emit),
  ss3: (_, byte, emit) => named(BY_FINAL[String.fromCharCode(byte)], emit),
  linux: (_, byte, emit) => named(LINUX_FUNCTION_KEYS[String.fromCharCode(byte)], emit),
  character,
  paste({ paste }, byte, emit) {
    if (!paste.take(byte)) return { kind: 'paste', paste }
    emit(paste.key())
    return GROUND
  },
}

function ground(_: State, byte: number, emit: Emit): State {
  if (byte === 0x1b) return { kind: 'escape' }
  if (byte < 0x20 || byte === 0x7f) return named(controlName(byte), emit)
  if (byte < 0x80) return typed(String.fromCharCode(byte), emit)
  const partial = startCharacter(byte)
  return partial === null ? named('unknown', emit) : { kind: 'character', partial }
}

const CONTROLS: Readonly<Record<number, KeyName>> = {
  8: 'backspace', // what some terminals send in place of DEL
  9: 'tab',
  13: 'enter',
  127: 'backspace',
}

/** Ctrl and a letter are never given to Ink, which would put the letter into a field. */
const controlName = (byte: number): KeyName =>
  CONTROLS[byte] ?? (byte >= 1 && byte <= 26 ? `ctrl-${String.fromCharCode(byte + 0x60)}` : 'unknown')

function afterEscape(_: State, byte: number, emit: Emit): State {
  if (byte === 0x5b) return { kind: 'csi', number: 0, modified: false }
  if (byte === 0x4f) return { kind: 'ss3' }
  if (byte >= 0x20 && byte !== 0x7f) return named('unknown', emit) // Alt and a character
  emit({ name: 'escape' }) // Esc and another key in one burst
  return ground(GROUND, byte, emit)
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** The state while parameters follow; null when `byte` is the sequence's last (ECMA-48 §5.4). */
function csiParameter(state: StateOf<'csi'>, byte: number): State | null {
  if (byte === 0x1b) return { kind: 'escape' }
  if (byte === 0x5b && state.number === 0) return { kind: 'linux' }
  if (byte >= 0x40) return null
  if (state.modified || !isDigit(byte)) return { ...state, modified: true } // Shift, Ctrl, Alt, or a terminal's answer
  return { ...state, number: Math.min(state.number * 10 + byte - 0x30, 999) }
}

function csiName({ number, modified }: StateOf<'csi'>, byte: number): KeyName | undefined {
  if (modified) return 'unknown'
  return byte === TILDE ? BY_NUMBER[number] : BY_FINAL[String.fromCharCode(byte)]
}

function character({ partial }: StateOf<'character'>, byte: number, emit: Emit): State {
  const next = continueCharacter(partial, byte)
  if (typeof next === 'string') return typed(next, emit)
  if (next !== null) return { kind: 'character', partial: next }
  emit({ name: 'unknown' })
  return byte < 0x80 ? ground(GROUND, byte, emit) : GROUND
}

function named(name: KeyName | undefined, emit: Emit): State {
  emit({ name: name ?? 'unknown' })
  return GROUND
}

/** C1 controls are no characters (ISO/IEC 6429). */
function typed(character: string, emit: Emit): State {
  emit(character >= '\u0080' && character <= '\u009f' ? { name: 'unknown' } : { character })
  return GROUND
}
