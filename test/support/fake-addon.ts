import { EventEmitter } from 'node:events'
import type { Addon, NativeContext, NativeReader } from '../../src/reader/pcsc/addon.ts'

type Callback<Value> = (error: Error | null, value: Value) => void

/** A reader of pcsclite without PC/SC: what it does is set by the test, what it was told is kept. */
export class FakeReader extends EventEmitter implements NativeReader {
  readonly name: string
  connected = false
  readonly SCARD_SHARE_EXCLUSIVE = 1
  readonly SCARD_PROTOCOL_T0 = 1
  readonly SCARD_LEAVE_CARD = 0
  readonly SCARD_RESET_CARD = 1
  readonly told: string[] = []
  protocol = 2
  connectError: Error | null = null
  response: Uint8Array | Error | null = null // null: no answer at all
  disconnectError: Error | null = null
  /** What the driver does with a control code; a reader without features refuses them all. */
  controlled: (data: Uint8Array, code: number) => Uint8Array | Error = () =>
    new Error('SCardControl error: Feature not supported.(0x8010001f)')

  constructor(name: string) {
    super()
    this.name = name
  }

  connect({ share_mode }: { share_mode: number }, callback: Callback<number>) {
    this.told.push(this.connected ? 'connect nothing' : `connect ${share_mode}`)
    this.connected = this.connectError === null
    setImmediate(() => callback(this.connectError, this.protocol))
  }

  transmit(command: Uint8Array, _longest: number, _protocol: number, callback: Callback<Uint8Array>) {
    this.told.push(Buffer.from(command).toString('hex'))
    const { response } = this
    if (response instanceof Error) setImmediate(() => callback(response, new Uint8Array()))
    else if (response) setImmediate(() => callback(null, response))
  }

  control(data: Uint8Array, code: number, _longest: number, callback: Callback<Uint8Array>) {
    this.told.push(`control ${code.toString(16)}`)
    const answer = this.controlled(Uint8Array.from(data), code)
    if (answer instanceof Error) setImmediate(() => callback(answer, new Uint8Array()))
    else setImmediate(() => callback(null, answer))
  }

  SCARD_CTL_CODE(code: number) {
    return 0x42000000 + code
  }

  disconnect(disposition: number, callback: (error: Error | null) => void) {
    this.told.push(`disconnect ${disposition}`)
    setImmediate(() => callback(this.disconnectError))
  }

  close() {
    this.told.push('close')
    setImmediate(() => this.emit('end'))
  }
}

export class FakeContext extends EventEmitter implements NativeContext {
  closed = false
  close() {
    this.closed = true
  }
}

export function fakeAddon(): { readonly addon: Addon; readonly context: FakeContext } {
  const context = new FakeContext()
  return { addon: () => context, context }
}
