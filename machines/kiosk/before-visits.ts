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
    unknown: { on: { 'interruption.acknowledged': { actions: sendTo('settlement', ({ event }) => event) } } },
  },
})

export const interrupted = kiosk.createStateConfig({
  on: { 'interruption.acknowledged': { target: 'menu', actions: ['forgetPending', 'forgetInterruption'] } },
})

export const menu = kiosk.createStateConfig({
  after: { idle: { target: 'menu', reenter: true, actions: 'forgetFocus' } },
  on: {
    'key.pressed': { target: 'menu', reenter: true, actions: 'clearMenu' },
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
