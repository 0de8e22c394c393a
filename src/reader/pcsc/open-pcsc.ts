import { done, failed } from '../../result.ts'
import type { Backend, OpenBackend, Sighting } from '../backend.ts'
import type { Addon, NativeContext, NativeReader } from './addon.ts'
import { connect } from './connect.ts'
import { failureOf } from './errors.ts'
import { FALSE_PIN_PADS } from './false-pin-pads.ts'
import { createPinPads } from './pin-pads.ts'
import { createReaderWatch } from './watch-reader.ts'

/** PC/SC, through pcsclite. Its contexts are released by the collector only: see `release`. */
export const openPcsc =
  (addon: Addon, release: () => void): OpenBackend =>
  (see) => {
    try {
      return done(watch(addon(), see, release)) // throws where pcscd does not answer
    } catch (error) {
      const { kind } = failureOf(error)
      return failed({ kind: kind === 'reader.denied' ? kind : 'reader.service-stopped' })
    }
  }

type See = (sighting: Sighting) => void
type Readers = Map<string, NativeReader>

function watch(context: NativeContext, see: See, release: () => void): Backend {
  const readers: Readers = new Map()
  const pinPads = createPinPads(FALSE_PIN_PADS)
  let open: NativeContext | null = context // the only thing that keeps it from being collected
  let closing = false
  let connection: Promise<unknown> = Promise.resolve() // settles when nobody is connected

  listen(context, readers, see)
  /** A function of its own: a suspended one would keep what it has touched from being collected. */
  const shut = () => {
    const ended = Promise.all([...readers.values()].map(ending))
    for (const reader of readers.values()) reader.close()
    open?.close()
    open = null
    return ended
  }
  return {
    async connect(name) {
      const reader = readers.get(name)
      if (!reader || closing) return failed({ kind: 'reader.unavailable' })
      const over = Promise.withResolvers<void>()
      connection = over.promise
      const channel = await connect(reader, () => closing)
      if (!channel.ok) {
        over.resolve()
        return channel
      }
      const disconnect = (disposition: 'reset' | 'leave') => channel.value.disconnect(disposition).finally(over.resolve)
      const pinPad = await pinPads.of(reader)
      return done({ ...channel.value, ...(pinPad ? { pinPad } : {}), disconnect })
    },
    async close() {
      closing = true
      await connection // a reader that is in use cannot be closed: it would wait for it and hold up the whole thread
      await Promise.race([shut(), turns(50)])
      await turns(2)
      release()
    },
  }
}

function listen(context: NativeContext, readers: Readers, see: See): void {
  context.on('error', (error) => see({ type: 'service.lost', denied: failureOf(error).kind === 'reader.denied' }))
  context.on('reader', (reader) => {
    readers.set(reader.name, reader)
    see({ type: 'reader.seen', reader: reader.name })
    const states = createReaderWatch(reader.name, see)
    reader.on('status', ({ state, atr }) => states(state, atr ?? new Uint8Array()))
    reader.on('error', () => undefined) // 'end' follows
    reader.on('end', () => {
      readers.delete(reader.name)
      see({ type: 'reader.gone', reader: reader.name })
      keepUntilClosed(reader)
    })
  })
}

const ending = (reader: NativeReader) => new Promise<void>((resolve) => reader.on('end', () => resolve()))

/** The addon still uses a reader in the turn after its 'end', where nothing else may hold it any more. */
function keepUntilClosed(reader: NativeReader) {
  setImmediate(() => {
    reader.close() // joins the thread that watched it, which is over
    setImmediate(() => reader.name)
  })
}

async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}
