import { assign, setup } from 'xstate'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, Notice, SecretName } from '../../src/types/visit.ts'
import { unprovided } from '../unprovided.ts'
import type { VisitContext, VisitInput, VisitTag } from '../visit/context.ts'
import { visitGuards } from '../visit/guards.ts'
import { handBack, lookAtCard, turnToOtherCard, withTriesLeft } from '../visit/updates.ts'

export interface MaintenanceInput extends VisitInput {
  readonly passedOver: number // the newest insertion that was there before the operator was
}

export interface MaintenanceContext extends VisitContext {
  readonly cards: { readonly card: IdentifiedCard | null }
}

/** What the states of the operator's card are written in: what a visit's card screens and PIN dialogs want, and no registry. */
export const maintenance = setup({
  types: {
    context: {} as MaintenanceContext,
    events: {} as Extract<
      KioskEvent,
      { type: 'readers.changed' | 'card.confirmed' | 'pin.entered' | 'last-try.accepted' | 'cancel.requested' }
    >,
    input: {} as MaintenanceInput,
    tags: {} as VisitTag,
  },
  actors: { identifyCard: unprovided('identifyCard'), proveOperator: unprovided('proveOperator') },
  guards: visitGuards,
  delays: { confirmationKept: ({ context }) => context.delays.confirmationKept },
  actions: {
    wipePins: (_, _whose: SecretName | 'all') => {},
    keepProof: (_, _proof: { role: 'card'; proof: SignedStatement }) => {}, // it has been verified, and nobody else wants it

    seeReaders: assign((_, readers: ReaderStatus) => ({ readers })),
    startAfresh: assign({ notice: null, passedOver: 0 }),
    say: assign((_, notice: Notice) => ({ notice })),
    giveUpCard: assign((_, _role: 'card') => ({ slot: null, confirmed: false, cards: { card: null } })),
    lookAtCard: assign(({ context }, role: 'card') => ({ ...lookAtCard({ context }, role), cards: { card: null } })),
    turnToOtherCard: assign(({ context }, role: 'card') => turnToOtherCard({ context }, role)),
    confirm: assign({ confirmed: true, notice: null }),
    forgetConfirmation: assign({ confirmed: false }),
    keepCard: assign((_, { card }: { role: 'card'; card: IdentifiedCard }) => ({ cards: { card } })),
    handBack: assign(({ context }, about: { role: 'card'; notice: Notice }) => handBack({ context }, about)),
    handInPin: assign((_, personInCharge: string) => ({ personInCharge, notice: null })),
    missPin: assign(({ context }, { notice }: { role: 'card'; notice: Notice }) => ({
      notice,
      cards: { card: withTriesLeft(context.cards.card, notice) },
      attempt: context.attempt + 1,
    })),
  },
})
