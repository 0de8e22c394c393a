import { describe, expect, it } from 'vitest'
import type { Scene } from '../../src/types/scene.ts'
import { bindings, type Situation } from '../../src/ui/bindings.ts'
import { over } from './scene-parts.ts'
import { currentPin, menu, newPin, review, SCENES } from './scenes.ts'

const PLAIN: Situation = {
  scrollable: false,
  training: false,
  quits: true,
  readable: true,
  inputMethod: false,
  draft: null,
}

const live = (scene: Scene, situation: Partial<Situation> = {}) => bindings(scene, { ...PLAIN, ...situation })
const effect = (scene: Scene, key: string, situation: Partial<Situation> = {}) =>
  live(scene, situation)
    .map(({ keys }) => (keys === 'any' ? undefined : keys[key]))
    .find((found) => found !== undefined)
const event = (scene: Scene, key: string) => {
  const found = effect(scene, key)
  return found?.kind === 'send' ? found.event : undefined
}
const scene = (name: string): Scene => SCENES[name] ?? expect.fail(`no scene ${name}`)

describe('bindings', () => {
  it('choose from the menu at once by number, or by Enter', () => {
    expect(event(menu(), '3')).toEqual({ type: 'menu.chosen', item: 'renewal' })
    expect(event(menu({ focused: 'card-check' }), 'enter')).toEqual({ type: 'menu.chosen', item: 'card-check' })
    expect(event(menu(), 'up')).toEqual({ type: 'menu.moved', by: -1 })
    expect(event(menu(), '5')).toBeUndefined()
  })

  it('give the card screens Enter and Esc', () => {
    expect(event(scene('current card, ready'), 'enter')).toEqual({ type: 'card.confirmed' })
    expect(event(scene('new card, ready'), 'escape')).toEqual({ type: 'cancel.requested' })
  })

  it('leave a blocked PIN nothing but Esc', () => {
    const blocked = scene('current PIN, blocked')
    expect(effect(blocked, 'enter')).toBeUndefined()
    expect(effect(blocked, 'tab')).toBeUndefined()
    expect(event(blocked, 'escape')).toEqual({ type: 'cancel.requested' })
  })

  it('take the consent to the last try before the PIN', () => {
    expect(event(currentPin({ consent: 'asked' }), 'enter')).toEqual({ type: 'last-try.accepted' })
    expect(effect(currentPin({ consent: 'given' }), 'enter')).toEqual({ kind: 'hand-in-pin' })
  })

  it('scroll the review with the arrows only when there is something to scroll', () => {
    expect(effect(review(), 'down')).toEqual({ kind: 'move-focus' })
    expect(effect(review(), 'down', { scrollable: true })).toEqual({ kind: 'scroll', by: 1 })
    expect(effect(review(), 'page-down')).toBeUndefined()
    expect(effect(review(), 'left', { scrollable: true })).toEqual({ kind: 'move-focus' })
  })

  it('have nothing at all during processing', () => {
    expect(live(over(newPin(), { kind: 'processing' }), { training: true })).toEqual([])
  })

  it('ask before giving up', () => {
    const cancelling = over(newPin(), { kind: 'cancelling' })
    expect(event(cancelling, 'enter')).toEqual({ type: 'cancel.confirmed' })
    expect(event(cancelling, 'escape')).toEqual({ type: 'cancel.declined' })
  })

  it('take any key for a sign of life while time runs out', () => {
    expect(live(over(newPin(), { kind: 'idle', seconds: 3 })).map(({ keys }) => keys)).toContain('any')
  })

  it('have the training keys in training only, and quitting only where it is allowed', () => {
    expect(effect(menu(), 'F5')).toBeUndefined()
    expect(effect(menu(), 'F5', { training: true })).toEqual({ kind: 'train', key: 'F5' })
    expect(effect(menu(), 'ctrl-c')).toEqual({ kind: 'quit' })
    expect(effect(menu(), 'ctrl-c', { quits: false })).toBeUndefined()
  })

  it('act on no screen that cannot be read', () => {
    expect(live(menu(), { readable: false, training: true }).flatMap(({ keys }) => Object.keys(keys))).toEqual([
      'ctrl-c',
      'F2',
    ])
  })

  it('tell each key that a screen has', () => {
    for (const [name, value] of Object.entries(SCENES)) {
      const told = live(value).filter(({ keys }) => keys === 'any' || !('ctrl-e' in keys)) // the operator's chord
      for (const { keys, hint } of told) expect([name, keys, hint]).not.toContain(null)
    }
  })
})
