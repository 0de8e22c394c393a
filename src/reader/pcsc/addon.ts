import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** As much of pcsclite 1.0.1 as is used. Its own types are not imported: the package is optional. */
export type Addon = () => NativeContext

export interface NativeContext {
  on(event: 'reader', listener: (reader: NativeReader) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  close(): void
}

type Done = (error: Error | null | undefined) => void

export interface NativeReader {
  readonly name: string
  connected: boolean
  readonly SCARD_SHARE_EXCLUSIVE: number
  readonly SCARD_PROTOCOL_T0: number
  readonly SCARD_LEAVE_CARD: number
  readonly SCARD_RESET_CARD: number
  on(event: 'status', listener: (status: { state: number; atr?: Uint8Array }) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  on(event: 'end', listener: () => void): void
  connect(options: { share_mode: number }, callback: (error: Error | null | undefined, protocol: number) => void): void
  transmit(
    command: Uint8Array,
    longest: number,
    protocol: number,
    callback: (error: Error | null | undefined, response: Uint8Array) => void,
  ): void
  control(
    data: Uint8Array,
    code: number,
    longest: number,
    callback: (error: Error | null | undefined, answer: Uint8Array) => void,
  ): void
  SCARD_CTL_CODE(code: number): number
  disconnect(disposition: number, callback: Done): void
  close(): void
}

const load = createRequire(import.meta.url)

/** Loaded by `require` and not imported: the package is optional, and its addon is built by kiosk/pcsclite.mjs. */
export function loadAddon(): Addon | null {
  try {
    return load('pcsclite')
  } catch {
    return null
  }
}

/** Why real readers cannot be used, as a sentence for the terminal; null when they can. Loads nothing. */
export function pcscliteProblem(): string | null {
  const built = builtAddon()
  if (built !== null && existsSync(built)) return null
  return 'Real card readers need pcsclite, which is not built: apt install libpcsclite-dev g++ pcscd, then node kiosk/setup.mjs.'
}

function builtAddon(): string | null {
  try {
    return join(dirname(load.resolve('pcsclite/package.json')), 'build/Release/pcsclite.node')
  } catch {
    return null
  }
}
