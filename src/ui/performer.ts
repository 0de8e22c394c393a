import type { Effect } from './bindings.ts'
import { createEditor } from './form/editor.ts'
import type { Frame } from './frame.ts'
import { HELD_MS } from './keyboard/auto-repeat.ts'
import type { StageOptions } from './stage.ts'
import { dialogOf, type View } from './view.ts'

/** An Enter sooner than this after a screen came up was meant for the one before (facts/faults.md 18). */
const SETTLING_MS = 500

export interface OnStage {
  frame(): Frame
  /** Since the screen came up. */
  elapsed(): number
  update(change: Partial<View>): void
}

type Performers = {
  readonly [Kind in Effect['kind']]: (effect: Effect & { readonly kind: Kind }, sinceEnter: number) => void
}

/** Carries out what keys mean. */
export function createPerformer(options: StageOptions, stage: OnStage): (effect: Effect, sinceEnter: number) => void {
  const { kiosk, secrets, training, onQuit } = options
  const view = () => stage.frame().view

  function handInPin(): void {
    const role = dialogOf(stage.frame().scene.screen)?.role
    // Never an octet that is not on the screen: what an earlier attempt left would cost a try.
    if (role !== undefined) secrets[role].arrange(view().pin)
    kiosk.send({ type: 'pin.entered', personInCharge: view().person })
  }

  function handInPassword(): void {
    secrets.password.arrange(view().pin)
    kiosk.send({ type: 'operator.password-entered' })
  }

  function scroll(by: number | 'page-up' | 'page-down'): void {
    const { review, confirmation } = stage.frame()
    const long = review ?? confirmation
    if (long === null) return
    const page = Math.max(1, long.room - 1)
    const rows = typeof by === 'number' ? by : by === 'page-down' ? page : -page
    stage.update({ scroll: Math.min(Math.max(0, view().scroll + rows), long.lastScroll) })
  }

  const change = createEditor(options, stage)
  const isSoon = (sinceEnter: number) => Math.abs(stage.elapsed()) < SETTLING_MS || sinceEnter < HELD_MS

  const performers: Performers = {
    send({ event, settled }, sinceEnter) {
      const early = settled === true && !view().focusMoved && isSoon(sinceEnter)
      if (!early) kiosk.send(event)
    },
    'hand-in-pin': handInPin,
    'hand-in-password': handInPassword,
    'move-field': () => stage.update({ field: view().field === 'pin' ? 'person' : 'pin' }),
    edit: ({ edit }) => change(edit),
    'move-focus'() {
      stage.update({ focusMoved: true })
      kiosk.send({ type: 'focus.moved' })
    },
    scroll: ({ by }) => scroll(by),
    'change-language': () => stage.update({ language: view().language === 'ja' ? 'en' : 'ja' }),
    train: ({ key }) => training?.press(key),
    quit: () => onQuit?.(),
    nothing() {},
  }

  return (effect, sinceEnter) => {
    const run = performers[effect.kind] as (effect: Effect, sinceEnter: number) => void
    run(effect, sinceEnter)
  }
}
