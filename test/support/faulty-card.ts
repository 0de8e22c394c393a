import type { SoftwareCard } from '../../src/virtual/software-card.ts'

/** What a card does instead of answering. */
export type Fault = (command: Uint8Array, card: SoftwareCard) => Uint8Array

export interface WatchedCard extends SoftwareCard {
  /** Commands so far. */
  readonly exchanges: () => number
  /** VERIFYs that carried a PIN. */
  readonly verifies: () => number
}

/** A card that is sound but for one exchange, counted from 1, and remembers what it was asked. */
export function faultyCard(card: SoftwareCard, at = 0, fault: Fault = () => new Uint8Array()): WatchedCard {
  let exchanges = 0
  let verifies = 0
  return {
    get atr() {
      return card.atr
    },
    ...(card.due ? { due: card.due } : {}),
    exchanges: () => exchanges,
    verifies: () => verifies,
    reset: () => card.reset(),
    transmit(command) {
      exchanges++
      if (command[1] === 0x20 && command.length > 5) verifies++
      return exchanges === at ? fault(command, card) : card.transmit(command)
    },
  }
}

/** A card that becomes another one, without its power or any event, when `turn` is called. */
export function turningCard(first: SoftwareCard, second: SoftwareCard): SoftwareCard & { turn(): void } {
  let card = first
  return {
    atr: first.atr,
    turn() {
      second.reset()
      card = second
    },
    transmit: (command) => card.transmit(command),
    reset: () => card.reset(),
  }
}
