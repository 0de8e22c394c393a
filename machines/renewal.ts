import { beginning, comparing, tryingSamePin, weighingSamePin } from './renewal/asking.ts'
import { cardScreen } from './renewal/card-screen.ts'
import { committing, reviewing, settling } from './renewal/deciding.ts'
import { pinDialog } from './renewal/pin-dialog.ts'
import { renewal } from './renewal/setup.ts'
import { startOfVisit } from './renewal/visit.ts'

/** ICカード更新 from 古いICカードの確認 to 電子証明書更新結果. Giving up and time-outs are the kiosk's. */
export const renewalMachine = renewal.createMachine({
  id: 'renewal',
  context: ({ input }) => startOfVisit(input),
  on: { 'readers.changed': { actions: { type: 'seeReaders', params: ({ event }) => event.status } } },
  initial: 'insertingCurrent',
  states: {
    insertingCurrent: cardScreen('current', '#renewal.beginning'),
    beginning,
    enteringCurrentPin: pinDialog('current', {
      proven: '#renewal.insertingNew',
      cardScreen: '#renewal.insertingCurrent',
    }),
    insertingNew: cardScreen('new', '#renewal.comparing'),
    comparing,
    weighingSamePin,
    tryingSamePin,
    enteringNewPin: pinDialog('new', { proven: '#renewal.reviewing', cardScreen: '#renewal.insertingNew' }),
    reviewing,
    committing,
    settling,
    showingReceipt: { tags: ['finished'], on: { 'result.closed': 'finished' } },
    finished: { type: 'final' },
  },
})
