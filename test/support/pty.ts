import { spawn } from '@lydell/node-pty'
import headless from '@xterm/headless'

/** Keys as a terminal sends them. */
export const KEY = {
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  up: '\x1b[A',
  down: '\x1b[B',
  pageDown: '\x1b[6~',
  backspace: '\x7f',
  f2: '\x1bOQ',
  f5: '\x1b[15~',
  f6: '\x1b[17~',
  f7: '\x1b[18~',
  f8: '\x1b[19~',
  f9: '\x1b[20~',
  f10: '\x1b[21~',
  f11: '\x1b[23~',
  f12: '\x1b[24~',
  controlC: '\x03',
} as const

export interface Exit {
  readonly code: number
  readonly signal: number | undefined
}

export interface PtyProgram {
  readonly pid: number
  screen(): string
  lines(): string[]
  /** Everything that was ever written to the terminal, escape sequences included. */
  output(): string
  type(keys: string): void
  /** Resolves with the screen as soon as it shows all of these; rejects with the last screen after `limit` ms. */
  waitFor(texts: string | RegExp | readonly (string | RegExp)[], limit?: number): Promise<string>
  resize(columns: number, rows: number): void
  kill(signal?: string): void
  /** Closes the terminal as if its window were gone. */
  hangUp(): void
  readonly exited: Promise<Exit>
}

interface Options {
  readonly columns?: number
  readonly rows?: number
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly folder?: string
}

/** Runs a program in a real pseudo-terminal and keeps the cells that a person would see. */
export function runInTerminal(command: string, args: readonly string[], options: Options = {}): PtyProgram {
  const { columns = 80, rows = 24, environment = {}, folder = process.cwd() } = options
  // No terminal of a visitor's is called CI, where chalk leaves the colours out.
  const { CI: _, FORCE_COLOR: __, ...inherited } = process.env
  const env = { ...inherited, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...environment }
  const pty = spawn(command, [...args], { name: env.TERM, cols: columns, rows, cwd: folder, env })
  const cells = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 })
  const watchers = new Set<() => void>()
  const chunks: string[] = []
  pty.onData((data) => {
    chunks.push(data)
    cells.write(data, () => {
      for (const watcher of watchers) watcher()
    })
  })
  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal }))
  })
  const lines = () =>
    Array.from({ length: cells.rows }, (_, row) => cells.buffer.active.getLine(row)?.translateToString(true) ?? '')
  const screen = () => lines().join('\n')
  return {
    pid: pty.pid,
    screen,
    lines,
    output: () => chunks.join(''),
    type: (keys) => pty.write(keys),
    waitFor: (texts, limit = 15_000) => waitUntilShown(Array.isArray(texts) ? texts : [texts], screen, watchers, limit),
    resize(columns, rows) {
      pty.resize(columns, rows)
      cells.resize(columns, rows)
    },
    kill: (signal) => pty.kill(signal),
    hangUp: () => (pty as unknown as { destroy(): void }).destroy(),
    exited,
  }
}

function waitUntilShown(
  texts: readonly (string | RegExp)[],
  screen: () => string,
  watchers: Set<() => void>,
  limit: number,
): Promise<string> {
  const missing = () =>
    texts.filter((text) => (typeof text === 'string' ? !screen().includes(text) : !text.test(screen())))
  return new Promise((resolve, reject) => {
    const look = () => {
      if (missing().length > 0) return
      finish()
      resolve(screen())
    }
    const timer = setTimeout(() => {
      finish()
      reject(new Error(`not shown within ${limit} ms: ${missing().join(' | ')}\n${screen()}`))
    }, limit)
    const finish = () => {
      clearTimeout(timer)
      watchers.delete(look)
    }
    watchers.add(look)
    look()
  })
}
