import { EventEmitter } from 'node:events'
import type { Key, KeyName } from './key.ts'

export interface InkStdin {
  /** What Ink takes for its terminal; raw mode is the UI's business and not Ink's. */
  readonly stream: NodeJS.ReadStream
  handOn(key: Key): void
}

/** All that a text field understands. Ink is given nothing that it would misread (facts/toolchain.md §2). */
const SEQUENCES: Partial<Record<KeyName, string>> = {
  backspace: '\x7f',
  left: '\x1b[D',
  right: '\x1b[C',
}

export function createInkStdin(): InkStdin {
  let next: string | null = null
  const stream = new EventEmitter()
  const nothing = () => stream
  Object.assign(stream, {
    isTTY: true,
    setRawMode: nothing,
    setEncoding: nothing,
    ref: nothing,
    unref: nothing,
    resume: nothing,
    pause: nothing,
    read() {
      const given = next
      next = null
      return given
    },
  })
  return {
    stream: stream as unknown as NodeJS.ReadStream,
    handOn(key) {
      const sequence = 'name' in key ? SEQUENCES[key.name] : 'character' in key ? key.character : undefined
      if (sequence === undefined) return
      next = sequence
      stream.emit('readable')
      next = null // nobody listens: it is not kept for the next field
    },
  }
}
