import type { Result } from '../result.ts'
import type { PinPad } from './pin-pad.ts'

/** One conversation with one card: a command goes in, data and status word come out. */
export interface Channel {
  transmit(command: Uint8Array): Promise<Result<Uint8Array>>
  /** Absent: every command is short, or a chain of short ones. */
  readonly extended?: ExtendedLengths
  /** Absent: the reader has no keys of its own. */
  readonly pinPad?: PinPad
}

/** Whether long commands are sent with extended lengths, which a card may promise and a reader not carry. */
export interface ExtendedLengths {
  readonly usable: boolean
  giveUp(): void
}
