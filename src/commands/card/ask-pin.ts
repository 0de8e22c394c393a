import { EXIT, type Refusal } from '../../exit.ts'
import { attempt } from '../attempt.ts'
import { type ReadOctets, readPin } from './read-pin.ts'

export interface PinInput {
  readonly isTerminal: boolean
  readonly read: ReadOctets
}

/** The PIN from standard input, for a reader without a pad. */
export const askPin = ({ isTerminal, read }: PinInput): Uint8Array | Refusal =>
  isTerminal ? PIN_WOULD_SHOW : attempt(() => readPin(read))

const PIN_WOULD_SHOW: Refusal = {
  code: EXIT.usage,
  sentence: 'standard input is a terminal, which would show the PIN: pipe it in\n',
}
