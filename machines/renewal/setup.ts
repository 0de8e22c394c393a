import { assign, setup } from 'xstate'
import type { RenewalRole } from '../../src/failure.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { Issued, ReceiptWay } from '../../src/types/receipt.ts'
import type { Challenge, Receipt, Review, SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, Notice } from '../../src/types/visit.ts'
import { type Settled, settlementMachine } from '../settlement.ts'
import { unprovided } from '../unprovided.ts'
import type { VisitTag } from '../visit/context.ts'
import { handBack, lookAtCard, missReceipt, turnToOtherCard, withFullCounter, withTriesLeft } from '../visit/updates.ts'
import type { RenewalContext, RenewalEvent, RenewalInput } from './context.ts'
import { guards } from './guards.ts'
import { pendingRenewal, renewalReceipt, withoutCard } from './visit.ts'

/** What the states of a renewal are written in. The ports and the first two actions are provided from outside. */
export const renewal = setup({
  types: {
    context: {} as RenewalContext,
    events: {} as RenewalEvent,
    input: {} as RenewalInput,
    output: {} as 'cancelled' | 'finished',
    tags: {} as VisitTag,
  },
  actors: {
    identifyCard: unprovided('identifyCard'),
    beginRenewal: unprovided('beginRenewal'),
    provePossession: unprovided('provePossession'),
    reviewRenewal: unprovided('reviewRenewal'),
    renew: unprovided('renew'),
    issueReceipt: unprovided('issueReceipt'),
    settlement: settlementMachine,
  },
  guards,
  delays: {
    confirmationKept: ({ context }) => context.delays.confirmationKept,
    settlePatience: ({ context }) => context.delays.settlePatience,
  },
  actions: {
    wipePins: (_, _whose: RenewalRole | 'all') => {},
    forgetPending: () => {},

    seeReaders: assign((_, readers: ReaderStatus) => ({ readers })),
    startAfresh: assign({ notice: null, passedOver: 0 }),
    rememberNew: assign({ formerNew: ({ context }) => context.cards.new?.reading ?? null }),
    say: assign((_, notice: Notice) => ({ notice })),

    giveUpCard: assign(({ context }, role: RenewalRole) => withoutCard(context, role)),
    lookAtCard: assign(({ context }, role: RenewalRole) => ({
      ...lookAtCard({ context }, role),
      cards: { ...context.cards, [role]: null },
    })),
    turnToOtherCard: assign(({ context }, role: RenewalRole) => turnToOtherCard({ context }, role)),
    confirm: assign({ confirmed: true, notice: null }),
    forgetConfirmation: assign({ confirmed: false }),
    keepCard: assign(({ context }, { role, card }: { role: RenewalRole; card: IdentifiedCard }) => ({
      cards: { ...context.cards, [role]: card },
    })),
    handBack: assign(({ context }, about: { role: RenewalRole; notice: Notice }) => handBack({ context }, about)),

    handInPin: assign((_, personInCharge: string) => ({ personInCharge, notice: null })),
    missPin: assign(({ context }, { role, notice }: { role: RenewalRole; notice: Notice }) => ({
      notice,
      cards: { ...context.cards, [role]: withTriesLeft(context.cards[role], notice) },
      attempt: context.attempt + 1,
    })),
    spendSamePin: assign({ samePinSpent: true }),
    missSamePin: assign(({ context }, notice: Notice) => ({
      samePinMissed: notice.failure.kind === 'pin.illegal' ? null : context.slot, // an illegal PIN was never sent
      notice: notice.failure.kind === 'pin.blocked' ? notice : null,
      cards: { ...context.cards, new: withTriesLeft(context.cards.new, notice) },
    })),
    keepProof: assign(({ context }, { role, proof }: { role: RenewalRole; proof: SignedStatement }) => ({
      proofs: { ...context.proofs, [role]: proof },
      cards: { ...context.cards, [role]: withFullCounter(context.cards[role]) },
    })),

    keepChallenge: assign((_, challenge: Challenge) => ({ challenge })),
    keepReview: assign((_, review: Review) => ({ review })),
    moveFocus: assign({ focused: ({ context }) => (context.focused === 'back' ? 'renew' : 'back') }),
    focusBack: assign({ focused: 'back' }),
    keepPending: assign(({ context }) => ({ pending: pendingRenewal(context) })),
    keepReceipt: assign((_, receipt: Receipt) => ({ receipt })),
    missReceipt: assign(({ context }, missed: { way: ReceiptWay; issued: Issued }) => missReceipt({ context }, missed)),
    keepSettled: assign((_, settled: Settled) => ({ receipt: renewalReceipt(settled) })),
  },
})
