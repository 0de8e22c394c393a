import { EventEmitter } from 'node:events'
import xterm from '@xterm/headless'
import type { DoctorWorld } from '../../src/doctor/doctor-command.ts'
import type { ReaderPort, ReaderStatus } from '../../src/types/reader.ts'
import { fakeTimers } from './fake-timers.ts'

/** A machine of no terminal, no fonts and no readers; what a test says about it differs. */
export const doctorWorld = (more: Partial<DoctorWorld> = {}): DoctorWorld => ({
  environment: { LANG: 'C.UTF-8' },
  terminal: { stdin: notATerminal, stdout: notATerminal } as unknown as DoctorWorld['terminal'],
  installed: null,
  becomeKiosk: () => [],
  columns: Number.POSITIVE_INFINITY,
  run: async () => null,
  readPassword: async () => new Uint8Array(),
  random: (length) => new Uint8Array(length),
  now: new Date('2026-11-25T00:00:00Z'),
  timers: { after: () => () => {} },
  openReader: () => null,
  ...more,
})

const notATerminal = { isTTY: false }

/** A reader port that nothing may be asked but who is there. */
export function statusOnly(status: ReaderStatus): ReaderPort & { readonly closed: () => boolean } {
  let closed = false
  const asked = () => Promise.reject(new Error('a card was asked something'))
  return {
    status: () => status,
    subscribe: () => () => {},
    readCard: asked,
    candidates: asked,
    triesLeft: asked,
    prove: asked,
    async close() {
      closed = true
    },
    closed: () => closed,
  }
}

/** Lets what waits for quiet find it at once. */
export const quietTimers = (): DoctorWorld['timers'] => ({
  after(_, callback) {
    const soon = setImmediate(callback)
    return () => clearImmediate(soon)
  },
})

/** A real terminal emulator, which answers for itself. `answers: false`: a terminal that says nothing. */
export function probedTerminal({ answers = true, change = (text: string) => text } = {}) {
  const screen = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true })
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    raw: [] as boolean[],
    setRawMode: (on: boolean) => void stdin.raw.push(on),
    resume() {},
    pause() {},
  })
  if (answers) screen.onData((data) => void stdin.emit('data', Buffer.from(data, 'latin1')))
  const stdout = { isTTY: true, write: (text: string) => screen.write(change(text)) }
  const row = async () => {
    await new Promise<void>((drawn) => screen.write('', drawn))
    return screen.buffer.active.getLine(0)?.translateToString(true) ?? ''
  }
  return {
    terminal: { stdin, stdout } as unknown as DoctorWorld['terminal'],
    raw: stdin.raw,
    row,
    timers: fakeTimers(),
  }
}
