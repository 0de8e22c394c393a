import { render } from 'ink'
import type { Secrets } from '../secret.ts'
import type { Display } from '../types/display.ts'
import type { Agency } from './agency.ts'
import { App } from './app.tsx'
import type { TrainingKey } from './bindings.ts'
import type { Lesson } from './frame.ts'
import { createInputMethod, type InputMethod } from './input-method.ts'
import type { After } from './keyboard/decode.ts'
import { createKeyboard, type Keyboard } from './keyboard/keyboard.ts'
import { createInkStdin } from './keyboard/stdin.ts'
import type { NextTurn } from './keyboard/turns.ts'
import { createStage, type Kiosk, type Stage } from './stage.ts'
import { GLYPHS, THEMES } from './theme.ts'
import type { Language } from './words/words.ts'

export interface UiOptions {
  readonly kiosk: Kiosk
  readonly secrets: Secrets
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly clock: () => Date
  readonly language: Language
  readonly display: Display
  readonly noColour: boolean // NO_COLOR is set
  readonly training: (Lesson & { press(key: TrainingKey): void }) | null
  readonly onQuit: (() => void) | null
  readonly inputMethod: InputMethod
  readonly agency?: Agency
  /** After a crash: what was typed for the screen that is gone is dropped for so many milliseconds. */
  readonly deafFor: number
  /** A screen threw, which is a bug. Nothing is drawn any more. */
  readonly onCrash: (error: unknown) => void
}

export interface Ui {
  /** Gives the terminal back as it was. */
  stop(): Promise<void>
  readonly firstFrame: Promise<void>
}

/** On a cell that ink-text-input has inverted, a block would show as no cursor at all (DECSCUSR). */
const CURSOR = { bar: '\x1b[6 q', default: '\x1b[0 q' }
const BRACKETED_PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l' }

/** In characters; longer than any field, so that what is wrong with a paste can be told by the field. */
const LONGEST_PASTE = 200

/** Ink is left in peace by the throttle while somebody types (facts/toolchain.md §4). */
const MAX_FPS = 120

export function startUi(options: UiOptions): Ui {
  const { stdin, stdout, clock, display, onCrash } = options
  const inkStdin = createInkStdin()
  const { stage, keyboard } = createConsole(options, inkStdin.handOn)
  const resize = () => stage.resize(sizeOf(stdout))
  const deafUntil = clock().getTime() + options.deafFor
  const read = (chunk: Uint8Array) => {
    if (clock().getTime() < deafUntil) chunk.fill(0)
    else keyboard.push(chunk)
  }

  const inputMethod = options.inputMethod === 'none' ? null : createInputMethod((sequence) => stdout.write(sequence))
  const followFocus = () => inputMethod?.follow(stage.frame().japanese)

  stdin.setRawMode(true)
  stdin.on('data', read)
  stdout.on('resize', resize)
  followFocus()
  const unfollow = stage.subscribe(followFocus)
  const ring = () => void (display.beep && stdout.write(GLYPHS.bell))
  const world = { typing: stage.typing, clock, ring }
  const theme = THEMES[options.noColour ? 'no-colour' : display.theme]
  const ink = render(<App stage={stage} world={world} theme={theme} onCrash={onCrash} />, {
    stdin: inkStdin.stream,
    stdout,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: MAX_FPS,
    patchConsole: false,
    exitOnCtrlC: false,
    isScreenReaderEnabled: display.screenReader,
  })
  stdout.write(BRACKETED_PASTE.on + CURSOR.bar)

  async function stop(): Promise<void> {
    stdin.off('data', read)
    stdout.off('resize', resize)
    unfollow()
    inputMethod?.follow(false)
    keyboard.stop()
    stage.stop()
    ink.unmount()
    await ink.waitUntilExit()
    stdout.write(CURSOR.default + BRACKETED_PASTE.off)
    stdin.setRawMode(false)
    stdin.pause()
  }

  let stopping: Promise<void> | null = null
  return { stop: () => (stopping ??= stop()), firstFrame: ink.waitUntilRenderFlush() }
}

/** The keyboard asks the stage what keys mean, and the stage tells the keyboard to drop what was typed ahead. */
function createConsole(
  options: UiOptions,
  handOn: Parameters<typeof createKeyboard>[0]['handOn'],
): { readonly stage: Stage; readonly keyboard: Keyboard } {
  const { kiosk, clock } = options
  const now = () => clock().getTime()
  let keyboard: Keyboard | null = null
  const stage = createStage({
    ...options,
    size: sizeOf(options.stdout),
    now,
    nextTurn,
    discard: () => keyboard?.flush(),
  })
  keyboard = createKeyboard({
    live: stage.live,
    pressed: () => kiosk.send({ type: 'key.pressed' }),
    perform: stage.perform,
    handOn(key) {
      stage.handedOn(key)
      handOn(key)
    },
    now,
    after,
    nextTurn,
    longestPaste: LONGEST_PASTE,
  })
  return { stage, keyboard }
}

const sizeOf = ({ columns, rows }: NodeJS.WriteStream) => ({ columns: columns || 80, rows: rows || 24 })

/** Twice, since the first one still belongs to the turn that is running: the second comes after the terminal was read. */
const nextTurn: NextTurn = (run) => {
  setImmediate(() => setImmediate(run))
}

/** A timer that is late because the loop was busy must not run before the input that came in time. */
const after: After = (milliseconds, run) => {
  let waiting = true
  const timer = setTimeout(() => nextTurn(() => waiting && run()), milliseconds)
  return () => {
    waiting = false
    clearTimeout(timer)
  }
}
