import type { SelfTestPort } from './self-test.ts'

/** What the kiosk asks of the world for its operator, and no visitor ever. */
export interface OperatorPorts {
  readonly selfTest: SelfTestPort
  /** Whether what was typed is the operator's password; wipes it. */
  readonly checkOperator: () => Promise<boolean>
}
