import type { KioskEvent } from '../types/kiosk-event.ts'
import type { ReceiptWay } from '../types/receipt.ts'
import {
  type Issuing,
  MENU_ITEMS,
  type MenuItem,
  type Overlay,
  type PinDialog,
  type Scene,
  type Screen,
} from '../types/scene.ts'
import { canRenew } from './can-renew.ts'
import { isProcessing } from './follow.ts'
import type { Draft } from './form/draft.ts'
import { type Edit, formBindings } from './form/form-bindings.ts'
import type { FunctionKey } from './keyboard/key.ts'

/**
 * Keys as data: the keyboard looks an effect up here, and the hints at the foot of the screen are drawn from the same
 * list, so they cannot disagree.
 */
export interface Binding {
  readonly keys: 'any' | Readonly<Record<string, Effect>> // by `keyId`
  readonly hint: Hint | null
}

export interface Hint {
  readonly keys: HintKeys
  readonly label: HintLabel
}

export type HintKeys =
  | 'Enter'
  | 'Esc'
  | 'Tab'
  | 'F2'
  | 'Ctrl+C'
  | 'P'
  | 'S'
  | 'F3'
  | 'F4'
  | 'digits'
  | 'up-down'
  | 'page-up-down'
  | 'zenkaku'
  | 'any'

export type HintLabel =
  | 'choose'
  | 'move'
  | 'decide'
  | 'ok'
  | 'cancel'
  | 'next-field'
  | 'accept-last-try'
  | 'scroll'
  | 'next-input'
  | 'same-button'
  | 'convert'
  | 'copy-above'
  | 'input-method'
  | 'go-there'
  | 'close-summary'
  | 'close'
  | ReceiptWay
  | 'acknowledge'
  | 'ask-again'
  | 'give-up'
  | 'keep-going'
  | 'continue'
  | 'language'
  | 'quit'

export type Effect =
  | { readonly kind: 'send'; readonly event: KioskEvent; readonly settled?: true } // settled: see `SETTLING_MS`
  | { readonly kind: 'hand-in-pin' }
  | { readonly kind: 'hand-in-password' } // the operator's
  | { readonly kind: 'move-field' }
  | { readonly kind: 'move-focus' }
  | { readonly kind: 'edit'; readonly edit: Edit } // of the form that is being written
  | { readonly kind: 'scroll'; readonly by: number | 'page-up' | 'page-down' }
  | { readonly kind: 'change-language' }
  | { readonly kind: 'train'; readonly key: TrainingKey }
  | { readonly kind: 'quit' }
  | { readonly kind: 'nothing' }

const TRAINING_KEYS = ['F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const satisfies FunctionKey[]
export type TrainingKey = (typeof TRAINING_KEYS)[number]

export interface Situation {
  readonly scrollable: boolean // what is shown is taller than its room
  readonly training: boolean
  readonly quits: boolean
  readonly draft: Draft | null
  readonly inputMethod: boolean // the focused field has one whose keys have to be said
  readonly readable: boolean // false: the terminal is too small to show the screen
}

export function bindings(scene: Scene, situation: Situation): readonly Binding[] {
  if (isProcessing(scene)) return []
  const quit = situation.quits ? [QUIT] : []
  if (!situation.readable) return [...quit, LANGUAGE]
  if (scene.overlay?.kind === 'idle') return [...quit, ANY]
  const training = situation.training ? [TRAINING] : []
  return [...bindingsBelow(scene, situation), ...training, ...quit, LANGUAGE]
}

const bindingsBelow = ({ screen, overlay }: Scene, situation: Situation): readonly Binding[] =>
  overlay === null ? screenBindings(screen, situation) : OVERLAYS[overlay.kind]

const send = (event: KioskEvent): Effect => ({ kind: 'send', event })
/** An Enter meant for the screen before must not act on this one: it has to be pressed after the screen was seen. */
const sendSettled = (event: KioskEvent): Effect => ({ kind: 'send', event, settled: true })
const enter = (label: HintLabel, effect: Effect): Binding => ({
  keys: { enter: effect },
  hint: { keys: 'Enter', label },
})

const CANCEL: Binding = {
  keys: { escape: send({ type: 'cancel.requested' }) },
  hint: { keys: 'Esc', label: 'cancel' },
}
/** Without a hint: no visitor needs it. */
const OPERATOR: Binding = { keys: { 'ctrl-e': send({ type: 'operator.called' }) }, hint: null }
const LANGUAGE: Binding = { keys: { F2: { kind: 'change-language' } }, hint: { keys: 'F2', label: 'language' } }
const QUIT: Binding = { keys: { 'ctrl-c': { kind: 'quit' } }, hint: { keys: 'Ctrl+C', label: 'quit' } }
/** The key is the input method's, and never comes here. A form says it beside the field, where there is room. */
const INPUT_METHOD: Binding = { keys: {}, hint: { keys: 'zenkaku', label: 'input-method' } }
const ANY: Binding = { keys: 'any', hint: { keys: 'any', label: 'continue' } }
const TRAINING: Binding = {
  keys: Object.fromEntries(TRAINING_KEYS.map((key) => [key, { kind: 'train', key } as const])),
  hint: null, // the training panel shows them
}

const OVERLAYS: Readonly<Record<Overlay['kind'], readonly Binding[]>> = {
  processing: [],
  'pin-pad': [],
  idle: [],
  cancelling: [
    enter('give-up', send({ type: 'cancel.confirmed' })),
    { keys: { escape: send({ type: 'cancel.declined' }) }, hint: { keys: 'Esc', label: 'keep-going' } },
  ],
}

const CARD = [enter('ok', send({ type: 'card.confirmed' })), CANCEL]

function screenBindings(screen: Screen, situation: Situation): readonly Binding[] {
  switch (screen.name) {
    case 'menu':
      return [...menu(screen.focused), OPERATOR]
    case 'current-card':
    case 'new-card':
    case 'card':
      return CARD
    case 'current-pin':
    case 'new-pin':
    case 'card-pin':
      return [...pin(screen.dialog), ...(situation.inputMethod ? [INPUT_METHOD] : [])]
    case 'review':
      return [...review(situation.scrollable, canRenew(screen)), CANCEL]
    case 'registration-confirmation':
    case 'change-confirmation':
      return [...review(situation.scrollable, screen.notice === null), CANCEL]
    case 'search':
    case 'registration-form':
    case 'change-form':
      return situation.draft === null
        ? []
        : [
            ...formBindings(situation.draft, screen.name === 'search' ? null : screen.form.company),
            ...(situation.draft.summary === null ? [CANCEL] : []),
          ]
    case 'standing':
      return [...review(false, screen.loginOffered), CLOSE]
    case 'registration-result':
    case 'change-result':
    case 'result':
      return [enter('close', sendSettled({ type: 'result.closed' })), ...screen.issuing.flatMap(issue)]
    case 'interrupted':
    case 'request-interrupted':
      return [
        enter(
          screen.settlement.state === 'unknown' ? 'ask-again' : 'acknowledge',
          sendSettled({ type: 'interruption.acknowledged' }),
        ),
      ]
    case 'closed':
      return [OPERATOR]
    case 'operator':
      return [...(screen.takes.password ? [enter('ok', { kind: 'hand-in-password' })] : []), CANCEL]
    case 'take-cards':
    case 'out-of-service':
      return []
  }
}

const ISSUING_KEYS = { print: 'P', save: 'S' } as const satisfies Record<ReceiptWay, HintKeys>

/** Once it is on its way there is nothing to press; a failure may be tried again. */
function issue({ way, state }: Issuing): readonly Binding[] {
  if (state === 'working' || state === 'issued') return []
  const key = ISSUING_KEYS[way]
  const wanted = send({ type: 'receipt.wanted', way })
  return [{ keys: { [key]: wanted, [key.toLowerCase()]: wanted }, hint: { keys: key, label: way } }]
}

const menu = (focused: MenuItem): readonly Binding[] => [
  {
    keys: Object.fromEntries(MENU_ITEMS.map((item, index) => [`${index + 1}`, send({ type: 'menu.chosen', item })])),
    hint: { keys: 'digits', label: 'choose' },
  },
  {
    keys: { up: send({ type: 'menu.moved', by: -1 }), down: send({ type: 'menu.moved', by: 1 }) },
    hint: { keys: 'up-down', label: 'move' },
  },
  enter('decide', send({ type: 'menu.chosen', item: focused })),
]

function pin({ blocked, consent }: PinDialog): readonly Binding[] {
  if (blocked) return [CANCEL]
  if (consent === 'asked') return [enter('accept-last-try', sendSettled({ type: 'last-try.accepted' })), CANCEL]
  const move: Effect = { kind: 'move-field' }
  return [
    enter('ok', { kind: 'hand-in-pin' }),
    { keys: { tab: move, 'shift-tab': move, up: move, down: move }, hint: { keys: 'Tab', label: 'next-field' } },
    CANCEL,
  ]
}

/** Where there is no 更新 only 戻る is left. */
function review(scrollable: boolean, renewable: boolean): readonly Binding[] {
  const move: Effect = { kind: 'move-focus' }
  const sideways = { tab: move, 'shift-tab': move, left: move, right: move }
  const choose = enter('decide', sendSettled({ type: 'review.chosen' }))
  if (!renewable) return scrollable ? [choose, SCROLL] : [choose]
  if (!scrollable)
    return [{ keys: { ...sideways, up: move, down: move }, hint: { keys: 'Tab', label: 'move' } }, choose]
  return [{ keys: sideways, hint: { keys: 'Tab', label: 'move' } }, choose, SCROLL]
}

/** Without a hint: Enter on the focused button says the same. */
const CLOSE: Binding = { keys: { escape: send({ type: 'result.closed' }) }, hint: { keys: 'Esc', label: 'close' } }

const SCROLL: Binding = {
  keys: {
    up: { kind: 'scroll', by: -1 },
    down: { kind: 'scroll', by: 1 },
    'page-up': { kind: 'scroll', by: 'page-up' },
    'page-down': { kind: 'scroll', by: 'page-down' },
  },
  hint: { keys: 'up-down', label: 'scroll' },
}
