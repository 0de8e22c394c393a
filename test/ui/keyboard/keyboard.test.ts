import { describe, expect, it } from 'vitest'
import type { Binding, Effect } from '../../../src/ui/bindings.ts'
import { keyId } from '../../../src/ui/keyboard/key.ts'
import { createKeyboard, type LiveKeys } from '../../../src/ui/keyboard/keyboard.ts'

const OK: Effect = { kind: 'hand-in-pin' }
const binding: Binding = { keys: { enter: OK }, hint: null }

function keyboard(live: Partial<LiveKeys> = {}) {
  const state = { discarding: false, bindings: [binding], takes: null, instead: () => null, ...live } as LiveKeys
  const turns: (() => void)[] = []
  const seen = { effects: 0, pressed: 0, handed: [] as string[] }
  let time = 0
  const { push, flush } = createKeyboard({
    live: () => state,
    pressed: () => seen.pressed++,
    perform: () => seen.effects++,
    handOn: (key) => seen.handed.push(keyId(key)),
    now: () => time,
    after: () => () => {},
    nextTurn: (run) => turns.push(run),
    longestPaste: 40,
  })
  return {
    type: (text: string) => push(new TextEncoder().encode(text)),
    flush,
    seen,
    state: state as { -readonly [Name in keyof LiveKeys]: LiveKeys[Name] },
    pass: (milliseconds: number) => {
      time += milliseconds
    },
    turn: () => turns.shift()?.(),
    turnAll() {
      while (turns.length > 0) turns.shift()?.()
    },
  }
}

describe('keyboard', () => {
  it('hands on one key a turn, and all of a burst', () => {
    const { type, turn, turnAll, seen } = keyboard({ takes: () => true })
    type('1'.repeat(201))
    turn()
    expect(seen.handed).toHaveLength(1)
    turnAll()
    expect(seen.handed).toHaveLength(201)
  })

  it('prefers a binding to the text field', () => {
    const { type, turnAll, seen } = keyboard({ takes: () => true })
    type('12\r')
    turnAll()
    expect(seen).toEqual({ effects: 1, pressed: 3, handed: ['1', '2'] })
  })

  it('hands on other keys in the place of one, each in a turn and before what came after it', () => {
    const { type, turn, turnAll, seen } = keyboard({
      takes: (key) => keyId(key) !== 'x',
      instead: (key) => ('pasted' in key ? ['a', 'x', '\r', 'b'].map((character) => ({ character })) : null),
    })
    type('\x1b[200~whatever\x1b[201~1\r')
    turn()
    expect(seen).toEqual({ effects: 0, pressed: 1, handed: [] })
    turn()
    expect(seen.handed).toEqual(['a'])
    turnAll()
    expect(seen).toEqual({ effects: 1, pressed: 3, handed: ['a', '\r', 'b', '1'] })
  })

  it('keeps from the field what it does not take', () => {
    const { type, turnAll, seen } = keyboard({ takes: (key) => keyId(key) === '1' })
    type('a1b')
    turnAll()
    expect(seen.handed).toEqual(['1'])
  })

  it('says of every key that somebody is there', () => {
    const { type, turnAll, seen } = keyboard()
    type('x\x1b[15~\x01')
    turnAll()
    expect(seen.pressed).toBe(3)
  })

  it('drops every key while discarding', () => {
    const { type, turnAll, seen } = keyboard({ discarding: true, takes: () => true })
    type('1\r\x1b[15~')
    turnAll()
    expect(seen).toEqual({ effects: 0, pressed: 0, handed: [] })
  })

  it('drops type-ahead when told to', () => {
    const { type, turn, turnAll, flush, seen } = keyboard({ takes: () => true })
    type('123')
    turn()
    flush()
    turnAll()
    expect(seen.handed).toEqual(['1'])
  })

  it('lets a held Enter act once', () => {
    const { type, turnAll, pass, seen } = keyboard()
    for (let press = 0; press < 30; press++) {
      type('\r')
      turnAll()
      pass(33)
    }
    expect(seen.effects).toBe(1)
  })

  it('takes an Enter after 100 ms, or after another key, for a new one', () => {
    const { type, turnAll, pass, seen } = keyboard()
    type('\r')
    pass(100)
    type('\r')
    type('1\r')
    turnAll()
    expect(seen.effects).toBe(3)
  })
})
