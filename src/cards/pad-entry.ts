import type { Channel } from '../iso7816/channel.ts'
import { verifyOnPad } from '../iso7816/commands/verify-on-pad.ts'
import type { PinBlock } from '../iso7816/pin-pad.ts'
import { done, type Result } from '../result.ts'
import type { Card } from './card.ts'

interface PadPin {
  readonly reference: () => number // when it is typed: some cards have two
  readonly block: PinBlock | null // null: no pad can form this PIN
  /** What has to be selected before the PIN means what it should. */
  readonly enter?: () => Promise<Result<undefined>>
}

/** A card's PIN on the pad of the reader that it is in, where there is one. */
export function padEntry({ pinPad }: Channel, { reference, block, enter = entered }: PadPin): Pick<Card, 'pad'> {
  if (!pinPad || !block) return {}
  return {
    pad: {
      seconds: pinPad.seconds,
      async verify() {
        const ready = await enter()
        return ready.ok ? verifyOnPad(pinPad, reference(), block) : ready
      },
    },
  }
}

const entered = async (): Promise<Result<undefined>> => done(undefined)
