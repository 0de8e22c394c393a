import { fromPromise } from 'xstate'
import type { Result } from '../src/result.ts'
import type { DeskPorts } from '../src/types/desk-ports.ts'
import type { OperatorPorts } from '../src/types/operator-ports.ts'
import type { Ports } from '../src/types/ports.ts'
import type { IssueReceipt } from '../src/types/receipt.ts'
import type { SelfTestOutcome } from '../src/types/self-test.ts'
import { type ForgottenCard, isRequest, type Pending, type SecretName } from '../src/types/visit.ts'
import { cardCheckMachine } from './card-check.ts'
import { changeMachine } from './change.ts'
import { kioskMachine } from './kiosk.ts'
import { maintenanceMachine } from './maintenance.ts'
import { registrationMachine } from './registration.ts'
import { renewalMachine } from './renewal.ts'
import { type Settled, settlementMachine } from './settlement.ts'

export interface Effects {
  readonly wipePins: (whose: SecretName | 'all') => void
  readonly forgetPending: () => void // the journal may be cleared: its outcome was shown
  readonly endProgram: () => void // for maintenance
  readonly noteForgotten: (cards: readonly ForgottenCard[]) => void // left in a reader past the reminder
}

/** The kiosk with the world joined to it, at every depth where a machine asks for it. */
export function equipKiosk(
  ports: Ports,
  effects: Effects,
  deskPorts: DeskPorts,
  operatorPorts: OperatorPorts,
  issueReceipt: IssueReceipt,
) {
  const settle = provided(settling(ports, deskPorts))
  const settlement = settlementMachine.provide({ actors: { settle } })
  const actions = {
    wipePins: (_: unknown, whose: SecretName | 'all') => effects.wipePins(whose),
    forgetPending: () => effects.forgetPending(),
    endProgram: () => effects.endProgram(),
    noteForgotten: (_: unknown, cards: readonly ForgottenCard[]) => effects.noteForgotten(cards),
  }
  const renewal = renewalMachine.provide({
    actors: {
      identifyCard: provided(ports.identifyCard),
      beginRenewal: provided(ports.beginRenewal),
      provePossession: provided(ports.provePossession),
      reviewRenewal: provided(ports.reviewRenewal),
      renew: provided(ports.renew),
      issueReceipt: provided(issueReceipt),
      settlement,
    },
    actions,
  })
  const desk = {
    actors: { ...deskActors(ports, deskPorts), issueReceipt: provided(issueReceipt), settlement },
    actions,
  }
  return kioskMachine.provide({
    actors: {
      ...operatorActors(operatorPorts),
      settlement,
      renewal,
      maintenance: maintenanceMachine.provide({ ...maintenance(operatorPorts), actions }),
      registration: registrationMachine.provide(desk),
      change: changeMachine.provide(desk),
      'card-check': cardCheckMachine.provide(desk),
    },
    actions,
  })
}

const operatorActors = ({ selfTest, checkOperator }: OperatorPorts) => ({
  selfTest: fromPromise<SelfTestOutcome>(async ({ signal }) => selfTest({ signal })),
  checkOperator: fromPromise<boolean>(checkOperator),
})

const maintenance = ({ identifyOperator, proveOperator }: OperatorPorts) => ({
  actors: { identifyCard: provided(identifyOperator), proveOperator: provided(proveOperator) },
})

const deskActors = ({ identifyCard }: Ports, ports: DeskPorts) => ({
  identifyCard: provided(identifyCard),
  beginRequest: provided(ports.beginRequest),
  signRequest: provided(ports.signRequest),
  login: provided(ports.login),
  searchCompany: provided(ports.searchCompany),
  submitRequest: provided(ports.submitRequest),
  checkCard: provided(ports.checkCard),
})

const settling =
  (ports: Ports, deskPorts: DeskPorts) =>
  ({ pending }: { pending: Pending }): Promise<Result<Settled>> =>
    isRequest(pending) ? deskPorts.settleRequest({ pending }) : ports.settleRenewal({ pending })

const provided = <Input, Output>(port: (input: Input) => Promise<Output>) =>
  fromPromise<Output, Input>(async ({ input }) => port(input))
