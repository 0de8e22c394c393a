import type { Result } from '../result.ts'
import type { ProveOutcome } from './ports.ts'
import type { SelfTestPort } from './self-test.ts'
import type { IdentifiedCard } from './visit.ts'

/** What the kiosk asks of the world for its operator, and no visitor ever. */
export interface OperatorPorts {
  readonly selfTest: SelfTestPort
  /** Whether what was typed is the operator's password; wipes it. */
  readonly checkOperator: () => Promise<boolean>
  /** Reads the card, and fails where it is none of the operator's; no PIN. */
  readonly identifyOperator: (input: { insertion: number }) => Promise<Result<IdentifiedCard>>
  /** One VERIFY at most, and a signature that ends the program; it is good only once it was verified. */
  readonly proveOperator: (input: { card: IdentifiedCard }) => Promise<ProveOutcome>
}
