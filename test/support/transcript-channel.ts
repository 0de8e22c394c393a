import type { Failure } from '../../src/failure.ts'
import type { Channel } from '../../src/iso7816/channel.ts'
import { maskedCommand } from '../../src/iso7816/masked-command.ts'
import { done, failed, type Result } from '../../src/result.ts'
import { hex } from './hex.ts'

/** A card that does what a transcript says it did; throws when it is asked anything else, or anything more. */
export function transcriptChannel(transcript: string): Channel & { readonly left: () => number } {
  const lines = transcript.split('\n').filter((line) => /^[<>!]/.test(line))
  const [, seconds] = /^pin-pad (\d+) s$/m.exec(transcript) ?? []
  const say = async (sent: string): Promise<Result<Uint8Array>> => {
    const [asked, answer = ''] = lines.splice(0, 2)
    if (asked !== sent) throw new Error(`the transcript has "${asked ?? 'ended'}" and not "${sent}"`)
    if (answer.startsWith('!')) return failed({ kind: answer.slice(2) } as Failure)
    return done(hex(answer.slice(1)))
  }
  const pinPad = {
    seconds: Number(seconds),
    verify: ({ command }: { command: Uint8Array }) => say(`> pin-pad ${maskedCommand(command)}`),
  }
  return {
    left: () => lines.length,
    transmit: (command) => say(`> ${maskedCommand(command)}`),
    ...(seconds === undefined ? {} : { pinPad }),
  }
}
