import { sendTo } from 'xstate'
import { held } from '../held.ts'
import { kiosk } from './setup.ts'

/** 「更新は完了しましたか？」: the registry is asked before anything else may happen (design §2). */
export const settling = kiosk.createStateConfig({
  initial: 'patient',
  invoke: {
    id: 'settlement',
    src: 'settlement',
    input: ({ context }) => ({ pending: held(context.pending), delays: context.delays }),
    onDone: { target: 'interrupted', actions: { type: 'keepSettlement', params: ({ event }) => event.output } },
    onError: 'outOfService',
  },
  states: {
    patient: { tags: ['processing'], after: { settlePatience: 'unknown' } },
    // An operator need not wait for the registry: the next start asks again.
    unknown: {
      always: { guard: 'exitIsRequested', target: '#kiosk.ending' },
      on: { 'interruption.acknowledged': { actions: sendTo('settlement', ({ event }) => event) } },
    },
  },
})

export const interrupted = kiosk.createStateConfig({
  on: { 'interruption.acknowledged': { target: 'menu', actions: ['forgetPending', 'forgetInterruption'] } },
})

/** Nobody is there: now and then it is looked whether the day's self-test is due. A key ends it where it is. */
const unattended = kiosk.createStateConfig({
  initial: 'looking',
  states: {
    looking: {
      always: { guard: 'selfTestIsDue', target: 'testing' },
      after: { selfTestLook: { target: 'looking', reenter: true } },
    },
    testing: {
      invoke: {
        src: 'selfTest',
        onDone: { target: 'looking', actions: { type: 'keepSelfTest', params: ({ event }) => event.output } },
        onError: '#kiosk.outOfService',
      },
    },
  },
})

export const menu = kiosk.createStateConfig({
  always: [
    { guard: 'exitIsRequested', target: 'ending' },
    { guard: 'isClosed', target: 'closed' },
  ],
  initial: 'attended',
  states: {
    attended: { after: { idle: { target: 'unattended', actions: 'forgetFocus' } } },
    unattended,
  },
  on: {
    'key.pressed': { target: 'menu', reenter: true, actions: 'clearMenu' },
    'operator.called': { guard: 'hasOperator', target: 'operator' },
    'menu.moved': { actions: { type: 'moveFocus', params: ({ event }) => event.by } },
    'menu.chosen': [
      { guard: { type: 'leadsTo', params: 'registration' }, target: 'registering' },
      { guard: { type: 'leadsTo', params: 'change' }, target: 'changing' },
      { guard: { type: 'leadsTo', params: 'renewal' }, target: 'renewing' },
      { guard: { type: 'leadsTo', params: 'card-check' }, target: 'checkingCard' },
      {
        actions: [
          { type: 'focus', params: ({ event }) => event.item },
          { type: 'saySoon', params: ({ event }) => event.item },
        ],
      },
    ],
  },
})
