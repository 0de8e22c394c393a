import { not } from 'xstate'
import { kiosk } from './setup.ts'

const struck = [
  { guard: 'visitIsFinished', target: 'waived' },
  { guard: 'visitIsCommitting', target: 'overdue' },
  { target: '#kiosk.takingCards', actions: { type: 'leave', params: 'too-long' } },
] as const

/** The end of every visit, except while 更新 is under way; what came of it is then still shown for a while. */
export const ceiling = kiosk.createStateConfig({
  initial: 'running',
  states: {
    running: { after: { visitCeiling: struck } },
    overdue: { always: { guard: not('visitIsCommitting'), target: 'lingering' } },
    lingering: { after: { idle: struck } },
    waived: {},
  },
})
