import { fromPromise } from 'xstate'
import type { Ports } from '../src/types/ports.ts'
import type { SecretName } from '../src/types/visit.ts'
import { kioskMachine } from './kiosk.ts'
import { renewalMachine } from './renewal.ts'
import { settlementMachine } from './settlement.ts'

export interface Effects {
  readonly wipePins: (whose: SecretName | 'all') => void
  readonly forgetPending: () => void // the journal may be cleared: its outcome was shown
}

/** The kiosk with the world joined to it, at every depth where a machine asks for it. */
export function equipKiosk(ports: Ports, effects: Effects) {
  const settlement = settlementMachine.provide({ actors: { settleRenewal: provided(ports.settleRenewal) } })
  const actions = {
    wipePins: (_: unknown, whose: SecretName | 'all') => effects.wipePins(whose),
    forgetPending: () => effects.forgetPending(),
  }
  const renewal = renewalMachine.provide({
    actors: {
      identifyCard: provided(ports.identifyCard),
      beginRenewal: provided(ports.beginRenewal),
      provePossession: provided(ports.provePossession),
      reviewRenewal: provided(ports.reviewRenewal),
      renew: provided(ports.renew),
      settlement,
    },
    actions,
  })
  return kioskMachine.provide({ actors: { settlement, renewal }, actions })
}

const provided = <Input, Output>(port: (input: Input) => Promise<Output>) =>
  fromPromise<Output, Input>(async ({ input }) => port(input))
