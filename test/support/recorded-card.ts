import { maskedCommand } from '../../src/iso7816/masked-command.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { hex } from './hex.ts'

/** A card that does what a transcript says it did; throws when it is asked anything else, or anything more. */
export function recordedCard(transcript: string): SoftwareCard & { readonly left: () => number } {
  const lines = transcript.split('\n')
  const said = lines.filter((line) => /^[<>]/.test(line))
  const seen = lines.find((line) => line.startsWith('card.seen'))
  return {
    atr: hex(seen?.split(' ').at(-1) ?? ''),
    left: () => said.length,
    reset: () => undefined,
    transmit(command) {
      const [asked, answer = ''] = said.splice(0, 2)
      const sent = `> ${maskedCommand(command)}`
      if (asked !== sent) throw new Error(`the transcript has "${asked ?? 'ended'}" and not "${sent}"`)
      return hex(answer.slice(1))
    },
  }
}
