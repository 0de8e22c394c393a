import { EventEmitter } from 'node:events'
import xterm from '@xterm/headless'
import { createSecrets } from '../../src/secret.ts'
import { USUAL_DISPLAY } from '../../src/types/display.ts'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { Scene } from '../../src/types/scene.ts'
import { startUi, type Ui, type UiOptions } from '../../src/ui/start.tsx'

/** As the program gives it in training. */
export const LESSON = { pins: 'PIN123456/654321', company: '1000000001 株式会社サンプル建設' }

export interface Cell {
  readonly characters: string
  readonly width: number
}

/** Zero-based. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A terminal with the UI in it: what a visitor would see, cell by cell, and the bytes of the keys. */
export interface TestTerminal {
  readonly ui: Ui
  readonly crashes: readonly unknown[]
  readonly rawMode: () => boolean
  /** Everything written so far, control sequences and all. */
  readonly written: () => string
  readonly rows: () => readonly string[]
  readonly text: () => string
  readonly cells: () => readonly (readonly Cell[])[]
  readonly cursor: () => Place
  /** Where ink-text-input draws its own cursor, and where buttons are. */
  readonly inverted: () => readonly Place[]
  /** One chunk, as a read of the tty gives it. */
  readonly type: (bytes: string | Uint8Array) => void
  readonly resize: (columns: number, rows: number) => void
  /** Waits for the screen to hold this, or to satisfy it. */
  readonly shows: (wanted: string | RegExp | ((text: string) => boolean)) => Promise<string>
  readonly until: (condition: () => boolean, what: string) => Promise<void>
  readonly close: () => Promise<void>
}

type Given = Pick<UiOptions, 'kiosk'> & Partial<UiOptions> & { readonly columns?: number; readonly rows?: number }

const PATIENCE_MS = 5000

export async function openTerminal(given: Given): Promise<TestTerminal> {
  const { columns = 80, rows = 24, ...options } = given
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true })
  const stdin = fakeStdin()
  const stdout = fakeStdout(columns, rows, screen)
  const crashes: unknown[] = []
  const ui = startUi({
    secrets: createSecrets(),
    clock: () => new Date('2026-11-23T06:20:00Z'),
    language: 'ja',
    display: USUAL_DISPLAY,
    noColour: false,
    training: null,
    onQuit: null,
    inputMethod: 'none',
    deafFor: 0,
    onCrash: (error) => crashes.push(error),
    ...options,
    stdin: stdin.stream,
    stdout: stdout.stream,
  })
  await ui.firstFrame
  await stdout.drawn()

  const readRows = () =>
    Array.from({ length: screen.rows }, (_, y) => screen.buffer.active.getLine(y)?.translateToString(true) ?? '')
  const text = () => readRows().join('\n')

  async function until(condition: () => boolean, what: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS
    while (!condition()) {
      if (performance.now() > end) throw new Error(`never came: ${what}\n${text()}`)
      await new Promise((resume) => setImmediate(resume))
      await stdout.drawn()
    }
  }

  return {
    ui,
    crashes,
    rawMode: stdin.rawMode,
    written: stdout.written,
    rows: readRows,
    text,
    cells: () => Array.from({ length: screen.rows }, (_, y) => cellsOf(screen, y)),
    cursor: () => ({ x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY }),
    inverted: () => invertedOn(screen),
    type: stdin.type,
    resize(width, height) {
      screen.resize(width, height)
      stdout.resize(width, height)
    },
    async shows(wanted) {
      await until(() => matches(text(), wanted), String(wanted))
      return text()
    },
    until,
    async close() {
      await ui.stop()
      screen.dispose()
    },
  }
}

const matches = (text: string, wanted: string | RegExp | ((text: string) => boolean)): boolean => {
  if (typeof wanted === 'string') return text.includes(wanted)
  return wanted instanceof RegExp ? wanted.test(text) : wanted(text)
}

function invertedOn(screen: xterm.Terminal): readonly Place[] {
  const places = Array.from({ length: screen.rows * screen.cols }, (_, index) => ({
    x: index % screen.cols,
    y: Math.floor(index / screen.cols),
  }))
  return places.filter(({ x, y }) => {
    const cell = screen.buffer.active.getLine(y)?.getCell(x)
    return cell !== undefined && cell.getWidth() > 0 && cell.isInverse() !== 0
  })
}

function cellsOf(screen: xterm.Terminal, y: number): readonly Cell[] {
  const line = screen.buffer.active.getLine(y)
  return Array.from({ length: screen.cols }, (_, x) => {
    const cell = line?.getCell(x)
    return { characters: cell?.getChars() ?? '', width: cell?.getWidth() ?? 0 }
  })
}

function fakeStdin() {
  let raw = false
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode(on: boolean) {
      raw = on
      return stream
    },
    pause: () => stream,
  })
  return {
    stream: stream as unknown as NodeJS.ReadStream,
    rawMode: () => raw,
    type: (bytes: string | Uint8Array) =>
      void stream.emit('data', typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
  }
}

function fakeStdout(columns: number, rows: number, screen: xterm.Terminal) {
  let written = ''
  let drawn = Promise.resolve()
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns,
    rows,
    write(data: string, done?: () => void) {
      written += data
      drawn = new Promise((resolve) => screen.write(data, resolve))
      if (done) void drawn.then(done)
      return true
    },
  })
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    written: () => written,
    drawn: () => drawn,
    resize(width: number, height: number) {
      Object.assign(stream, { columns: width, rows: height })
      stream.emit('resize')
    },
  }
}

/** A kiosk that shows what it is told to and remembers what it was sent. */
export function puppetKiosk(first: Scene) {
  let scene = first
  const listeners = new Set<() => void>()
  const all: KioskEvent[] = []
  return {
    scene: () => scene,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: (event: KioskEvent) => void all.push(event),
    show(next: Scene) {
      scene = next
      for (const listener of listeners) listener()
    },
    all,
    /** Without `key.pressed`. */
    events: () => all.filter(({ type }) => type !== 'key.pressed'),
  }
}
