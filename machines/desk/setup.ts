import { assign, setup } from 'xstate'
import type { Failure } from '../../src/failure.ts'
import type { Issued, ReceiptWay } from '../../src/types/receipt.ts'
import type {
  CardStanding,
  CompanyInformation,
  FormContents,
  LoginAnswer,
  RequestChallenge,
  RequestReceipt,
} from '../../src/types/registration.ts'
import type { SignedStatement } from '../../src/types/registry.ts'
import type { IdentifiedCard, Notice, SecretName } from '../../src/types/visit.ts'
import { type Settled, settlementMachine } from '../settlement.ts'
import { unprovided } from '../unprovided.ts'
import type { VisitInput, VisitTag } from '../visit/context.ts'
import { handBack, lookAtCard, missReceipt, turnToOtherCard, withFullCounter, withTriesLeft } from '../visit/updates.ts'
import type { DeskContext, DeskEvent } from './context.ts'
import { guards } from './guards.ts'
import { requestReceipt } from './request-receipt.ts'
import { afterLogin, afterOvertaking, pendingRequest } from './visit.ts'

/** What the states of 登録, 変更 and ICカードの確認 are written in. */
export const desk = setup({
  types: {
    context: {} as DeskContext,
    events: {} as DeskEvent,
    input: {} as VisitInput,
    tags: {} as VisitTag,
  },
  actors: {
    identifyCard: unprovided('identifyCard'),
    beginRequest: unprovided('beginRequest'),
    signRequest: unprovided('signRequest'),
    login: unprovided('login'),
    searchCompany: unprovided('searchCompany'),
    submitRequest: unprovided('submitRequest'),
    checkCard: unprovided('checkCard'),
    issueReceipt: unprovided('issueReceipt'),
    settlement: settlementMachine,
  },
  guards,
  delays: {
    confirmationKept: ({ context }) => context.delays.confirmationKept,
    settlePatience: ({ context }) => context.delays.settlePatience,
  },
  actions: {
    wipePins: (_, _whose: SecretName | 'all') => {},
    forgetPending: () => {},

    seeReaders: assign((_, readers: DeskContext['readers']) => ({ readers })),
    startAfresh: assign({ notice: null, passedOver: 0 }),
    say: assign((_, notice: Notice) => ({ notice })),
    hush: assign({ notice: null }),

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
    keepProof: assign(({ context }, { proof }: { role: 'card'; proof: SignedStatement }) => ({
      proof,
      cards: { card: withFullCounter(context.cards.card) },
    })),

    keepStanding: assign((_, standing: CardStanding) => ({ standing, loggedIn: null })),
    forgetStanding: assign({ standing: null, loggedIn: null }),
    keepChallenge: assign((_, challenge: RequestChallenge) => ({ challenge })),
    keepLogin: assign(({ context }, answer: LoginAnswer) => afterLogin(context, answer)),
    keepSought: assign((_, sought: DeskContext['sought']) => ({ sought, notice: null })),
    missSearch: assign(({ context }, notice: Notice) => ({ notice, attempt: context.attempt + 1 })),
    keepCompany: assign((_, company: CompanyInformation) => ({ company, elsewhere: [] })),
    keepContents: assign((_, contents: FormContents) => ({ contents, notice: null })),

    focusBack: assign({ focused: 'back' }),
    moveFocus: assign({ focused: ({ context }) => (context.focused === 'back' ? 'commit' : 'back') }),
    keepPending: assign(({ context }) => ({ pending: pendingRequest(context) })),
    beOvertaken: assign(({ context }, failure: Failure) => afterOvertaking(context, failure)),
    keepReceipt: assign((_, receipt: RequestReceipt) => ({ receipt })),
    missReceipt: assign(({ context }, missed: { way: ReceiptWay; issued: Issued }) => missReceipt({ context }, missed)),
    keepSettled: assign((_, settled: Settled) => ({ receipt: requestReceipt(settled) })),
  },
})
