import { beginning, comparing, tryingSamePin, weighingSamePin } from './renewal/asking.ts'
import { committing, reviewing, settling } from './renewal/deciding.ts'
import { isTheCurrentOne, isTheNewOne } from './renewal/objections.ts'
import { proving } from './renewal/proving.ts'
import { renewal } from './renewal/setup.ts'
import { startOfVisit } from './renewal/visit.ts'
import { atAnyTime } from './visit/at-any-time.ts'
import { cardScreen } from './visit/card-screen.ts'
import { showingReceipt } from './visit/issuing.ts'
import { pinDialog } from './visit/pin-dialog.ts'

const CURRENT = { proven: '#renewal.insertingNew', cardScreen: '#renewal.insertingCurrent' } as const
const NEW = { proven: '#renewal.reviewing', cardScreen: '#renewal.insertingNew' } as const

/** ICカード更新 from 古いICカードの確認 to 電子証明書更新結果. Giving up and time-outs are the kiosk's. */
export const renewalMachine = renewal.createMachine({
  id: 'renewal',
  context: ({ input }) => startOfVisit(input),
  on: atAnyTime,
  initial: 'insertingCurrent',
  states: {
    insertingCurrent: cardScreen('current', '#renewal.beginning', isTheNewOne),
    beginning,
    enteringCurrentPin: pinDialog('current', CURRENT, proving('current', CURRENT)),
    insertingNew: cardScreen('new', '#renewal.comparing', isTheCurrentOne),
    comparing,
    weighingSamePin,
    tryingSamePin,
    enteringNewPin: pinDialog('new', NEW, proving('new', NEW)),
    reviewing,
    committing,
    settling,
    showingReceipt,
    finished: { type: 'final' },
  },
  output: ({ context }) => (context.receipt === null ? 'cancelled' : 'finished'),
})
