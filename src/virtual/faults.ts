import type { SoftwareCard } from './software-card.ts'

/** What goes wrong at one exchange: with the answer, or with the card from then on. */
export type Fault =
  | { readonly kind: 'empty' } // success with nothing: what a card that is pulled looks like
  | { readonly kind: 'late'; readonly due: () => Promise<void> }
  | { readonly kind: 'garbage'; readonly octets: Uint8Array } // instead of the answer
  | { readonly kind: 'wrong-length' } // the status word, after one octet of data too few or too many
  | { readonly kind: 'reset' } // the power fails for a moment, and the command meets a card that knows nothing
  | { readonly kind: 'mute' } // no answer any more, not even to a reset
  | { readonly kind: 'swapped'; readonly to: SoftwareCard } // another card, and nobody was told
  | { readonly kind: 'pulled'; readonly pull: () => void }

export const FAULT_KINDS = ['empty', 'late', 'garbage', 'wrong-length', 'reset', 'mute', 'swapped', 'pulled'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultyCard extends SoftwareCard {
  /** Commands so far. */
  readonly exchanges: () => number
}

const NOTHING = new Uint8Array(0)
const STATUS_WORD = 2

/** A sound card but for its `at`th exchange, counted from 1 over resets. */
export function createFaultyCard(sound: SoftwareCard, at: number, fault: Fault): FaultyCard {
  let card = sound
  let exchanges = 0
  let gone = false

  const strike = (command: Uint8Array): Uint8Array => {
    if (fault.kind === 'reset') card.reset()
    if (fault.kind === 'swapped') {
      card = fault.to
      card.reset()
    }
    if (fault.kind === 'pulled') fault.pull()
    gone = fault.kind === 'mute' || fault.kind === 'pulled'
    return gone ? NOTHING : distort(fault, card.transmit(command))
  }
  return {
    get atr() {
      return fault.kind === 'mute' && gone ? NOTHING : card.atr
    },
    exchanges: () => exchanges,
    transmit(command) {
      exchanges++
      if (exchanges === at) return strike(command)
      return gone ? NOTHING : card.transmit(command)
    },
    reset: () => card.reset(),
    due: () => (fault.kind === 'late' && exchanges === at ? fault.due() : Promise.resolve()),
  }
}

/** The command was carried out; only what is heard of it is wrong. */
function distort(fault: Fault, answer: Uint8Array): Uint8Array {
  if (fault.kind === 'empty') return NOTHING
  if (fault.kind === 'garbage') return fault.octets
  if (fault.kind !== 'wrong-length') return answer
  const data = answer.subarray(0, -STATUS_WORD)
  const status = answer.subarray(-STATUS_WORD)
  return data.length === 0 ? Uint8Array.of(0, ...status) : Uint8Array.of(...data.subarray(1), ...status)
}
