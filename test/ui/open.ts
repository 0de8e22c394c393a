import { onTestFinished } from 'vitest'
import { createSecrets } from '../../src/secret.ts'
import type { Scene } from '../../src/types/scene.ts'
import { openTerminal, puppetKiosk } from '../support/terminal.tsx'
import { SCENES } from './scenes.ts'

export const ENTER = '\r'
export const TAB = '\t'
export const ESC = '\x1b'
export const F2 = '\x1b[12~'
export const F5 = '\x1b[15~'
export const BACKSPACE = '\x7f'
export const CTRL_C = '\x03'

export function named(name: string): Scene {
  const scene = SCENES[name]
  if (scene === undefined) throw new Error(`no scene ${name}`)
  return scene
}

/** The UI in a terminal, with a kiosk and a clock in the test's hands; closed when the test ends. */
export async function open(first: Scene, more: Partial<Parameters<typeof openTerminal>[0]> = {}) {
  const kiosk = puppetKiosk(first)
  const secrets = createSecrets()
  const time = { now: Date.parse('2026-11-23T06:20:00Z') }
  const clock = () => new Date(time.now)
  const terminal = await openTerminal({ kiosk, secrets, clock, ...more })
  onTestFinished(() => terminal.close())
  /** Until so many keys were handled. */
  const settled = (pressed: number) =>
    terminal.until(() => kiosk.all.filter(({ type }) => type === 'key.pressed').length >= pressed, `${pressed} keys`)
  return { kiosk, secrets, time, terminal, settled, digits: () => String.fromCharCode(...secrets.current.octets()) }
}
