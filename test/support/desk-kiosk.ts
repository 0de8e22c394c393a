import { createActor } from 'xstate'
import { DELAYS } from '../../machines/delays.ts'
import { equipKiosk } from '../../machines/equip-kiosk.ts'
import { done } from '../../src/result.ts'
import { createSecrets, wipeSecrets } from '../../src/secret.ts'
import { MENU_ITEMS } from '../../src/types/scene.ts'
import { toScene } from '../../src/ui/scene.ts'
import { fakeDesk } from './fake-desk.ts'
import { holdPorts } from './held-ports.ts'
import { NO_RECEIPTS } from './no-receipts.ts'
import { currentCard, NOW, readersWith } from './renewal-samples.ts'

/** The whole kiosk with one card in its reader and a desk that answers at once; for tests that type into a terminal. */
export function deskKiosk() {
  const secrets = createSecrets()
  const desk = fakeDesk(() => String.fromCharCode(...secrets.card.octets()))
  const { ports: unasked } = holdPorts()
  const ports = { ...unasked, identifyCard: async () => done(currentCard()) }
  const effects = {
    wipePins: (whose: Parameters<typeof wipeSecrets>[1]) => wipeSecrets(secrets, whose),
    endProgram() {},
    noteForgotten() {},
    forgetPending() {},
  }
  const actor = createActor(equipKiosk(ports, effects, desk, unasked, unasked.issueReceipt), {
    input: {
      pending: null,
      isRestarted: false,
      selfTestAt: null,
      hasOperator: false,
      hasOperatorCards: false,
      readers: readersWith(currentCard()),
      delays: DELAYS,
      now: () => NOW,
      receipts: NO_RECEIPTS,
      open: MENU_ITEMS,
    },
  })
  actor.start()
  return {
    secrets,
    desk,
    kiosk: {
      scene: () => toScene(actor.getSnapshot()),
      subscribe: (listener: () => void) => actor.subscribe(listener).unsubscribe,
      send: actor.send,
    },
    stop: () => actor.stop(),
  }
}
