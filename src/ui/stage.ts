import type { Secrets } from '../secret.ts'
import type { Display } from '../types/display.ts'
import type { KioskEvent } from '../types/kiosk-event.ts'
import type { Scene } from '../types/scene.ts'
import { type Agency, USUAL_AGENCY } from './agency.ts'
import type { Effect, TrainingKey } from './bindings.ts'
import { followScenes, isProcessing } from './follow.ts'
import { focusedInput, typed } from './form/draft.ts'
import { followCursor, insteadInForm, takesForm } from './form/stage-keys.ts'
import { composeFrame, type Frame, type Lesson, type Setting, type Size } from './frame.ts'
import type { InputMethod } from './input-method.ts'
import type { Key } from './keyboard/key.ts'
import type { LiveKeys } from './keyboard/keyboard.ts'
import type { NextTurn } from './keyboard/turns.ts'
import { createPerformer } from './performer.ts'
import {
  PERSON_CELLS,
  passwordTokens,
  takesPassword,
  takesPerson,
  takesPin,
  toTokens,
  withoutHalves,
} from './text-field.ts'
import { dialogOf, identityOf, initialView, type View } from './view.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'
import type { Language } from './words/words.ts'

export interface Kiosk {
  scene(): Scene
  subscribe(listener: () => void): () => void
  send(event: KioskEvent): void
}

/** What the text fields call with their new text. */
export interface Typing {
  pin(text: string): void
  /** The operator's. */
  password(text: string): void
  person(text: string): void
  /** The focused field of a form. */
  field(text: string): void
}

/** Keeps what is on the screen in step with the kiosk, and with what is typed. */
export interface Stage {
  readonly frame: () => Frame
  readonly subscribe: (listener: () => void) => () => void
  readonly live: () => LiveKeys
  readonly perform: (effect: Effect, sinceEnter: number) => void
  readonly typing: Typing
  /** The focused field moves its cursor by itself, and does not tell. */
  readonly handedOn: (key: Key) => void
  readonly resize: (size: Size) => void
  readonly stop: () => void
}

export interface StageOptions {
  readonly kiosk: Kiosk
  readonly secrets: Secrets
  readonly language: Language
  readonly display: Pick<Display, 'screenReader'>
  readonly training: (Lesson & { press(key: TrainingKey): void }) | null
  readonly onQuit: (() => void) | null
  readonly inputMethod: InputMethod
  readonly agency?: Agency
  readonly size: Size
  readonly now: () => number
  readonly nextTurn: NextTurn
  readonly discard: () => void // type-ahead
}

const WORDS = { ja, en }

/** What an Enter would answer. */
const questionOf = (screen: Scene['screen']): string => `${screen.name} ${dialogOf(screen)?.consent ?? ''}`

const settingOf = (
  { training, onQuit, inputMethod, display, agency = USUAL_AGENCY }: StageOptions,
  size: Size,
): Setting => ({
  ...{ size, training, inputMethod, agency, spoken: display.screenReader },
  quits: onQuit !== null,
})

export function createStage(options: StageOptions): Stage {
  const { kiosk, nextTurn, discard, now } = options
  const listeners = new Set<() => void>()
  const following = followScenes({ kiosk, nextTurn, discard, changed })
  const scene = following.scene
  let size = options.size
  let view = initialView(scene().screen, options.language)
  let appeared = now()
  let frame = compose()

  function compose(before?: Frame): Frame {
    return composeFrame(scene(), view, WORDS[view.language], settingOf(options, size), before)
  }

  function redraw(): void {
    frame = compose(frame)
    for (const listener of listeners) listener()
  }

  function update(change: Partial<View>): void {
    view = { ...frame.view, ...change }
    redraw()
  }

  function changed(before: Scene): void {
    const { screen } = scene()
    if (questionOf(before.screen) !== questionOf(screen) || isProcessing(before)) appeared = now()
    // The next visitor starts in the kiosk's own language.
    const language = before.screen.name === 'take-cards' ? options.language : view.language
    if (identityOf(before.screen) !== identityOf(screen)) view = initialView(screen, language)
    redraw()
  }

  return {
    frame: () => frame,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    live: () => ({
      discarding: isProcessing(scene()),
      bindings: frame.bindings,
      takes: takes(frame),
      instead: (key) => insteadInForm(frame, key, update) ?? spread(frame, key),
    }),
    perform: createPerformer(options, { frame: () => frame, elapsed: () => now() - appeared, update }),
    typing: typing(options, () => frame, update),
    handedOn: (key) => followCursor(frame, key, update),
    resize(next) {
      size = next
      redraw()
    },
    stop: following.stop,
  }
}

function takes({ scene, view, readable }: Frame): LiveKeys['takes'] {
  if (scene.overlay === null && readable && view.draft !== null) return takesForm(view.draft)
  if (scene.overlay === null && readable && scene.screen.name === 'operator')
    return scene.screen.takes.password ? takesPassword(view.pin.length) : null
  const dialog = dialogOf(scene.screen)
  if (dialog === null || scene.overlay !== null || !readable) return null
  if (dialog.blocked || dialog.consent === 'asked') return null
  if (view.field === 'person') return takesPerson(view.person)
  // With a pad there is no field until Tab is pressed: a PIN typed out of habit goes nowhere, and never into 担当者.
  return dialog.pinPad ? null : takesPin(dialog.rules, view.pin.length)
}

/** A paste into a field of the PIN dialog is typed; elsewhere, and when it is far too long, it says nothing. */
function spread(frame: Frame, key: Key): readonly Key[] | null {
  if (!('pasted' in key)) return null
  if (takes(frame) === null || key.pasted === null || key.pasted.length > PERSON_CELLS) return []
  return key.pasted.map((character) => ({ character }))
}

const typing = ({ secrets }: StageOptions, frame: () => Frame, update: (change: Partial<View>) => void): Typing => ({
  pin(text) {
    const dialog = dialogOf(frame().scene.screen)
    if (dialog !== null) update({ pin: toTokens(text, dialog.rules, secrets[dialog.role]) })
  },
  password: (text) => update({ pin: passwordTokens(text, secrets.password) }),
  person: (text) => update({ person: withoutHalves(text) }),
  field(text) {
    const { draft } = frame().view
    const input = draft === null ? null : focusedInput(draft)
    if (draft === null || input === null) return
    update({ draft: typed(draft, input.secret ? passwordTokens(text, secrets.password) : text) })
  },
})
