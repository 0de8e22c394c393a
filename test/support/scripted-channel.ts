import type { Channel } from '../../src/iso7816/channel.ts'
import { done } from '../../src/result.ts'
import { hex, text } from './hex.ts'

/** A card that knows its lines: answers in this order, whatever it is asked, and remembers that. */
export function scriptedChannel(...answers: readonly string[]): Channel & { readonly sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    transmit(command) {
      const answer = answers[sent.length]
      sent.push(text(command))
      if (answer === undefined) throw new Error(`nothing to answer to ${text(command)}`)
      return Promise.resolve(done(hex(answer)))
    },
  }
}
