import type { z } from 'zod'
import type { Result } from '../../result.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import type { Registry } from '../../types/registry.ts'
import * as answers from './answers.ts'
import { CARD_STANDING } from './card-standing.ts'
import { SENT_BODIES, TAKEN_BODIES } from './requests.ts'
import { resultOf } from './result.ts'
import { RENEWAL_SHEET, REQUEST_SHEET } from './sheets.ts'

type Methods = Omit<Registry, 'close'> & RegistrationDesk

export type OperationName = keyof Methods
export type RequestOf<Name extends OperationName> = Parameters<Methods[Name]>[0]
export type ValueOf<Name extends OperationName> = Extract<Awaited<ReturnType<Methods[Name]>>, { ok: true }>['value']

export interface Operation<Value> {
  readonly answer: z.ZodType<Value>
  readonly result: z.ZodType<Result<Value>> // made once, since zod compiles each schema when it is first used
  /** Whether the same octets may be sent again when it is not known what became of the first ones. */
  readonly repeatable: boolean
  readonly patience: number // milliseconds until an answer counts as lost
  readonly summary: string
}

const answered = <Value>(answer: z.ZodType<Value>) => ({ answer, result: resultOf(answer) })

const READ = { repeatable: true, patience: 10_000 }
const ONCE = { repeatable: false, patience: 10_000 }
const DECISION = { repeatable: true, patience: 20_000 } // idempotent by its id

type Bodies = { readonly [Name in OperationName]: z.ZodType<RequestOf<Name>> }

export const TAKEN: Bodies = TAKEN_BODIES
export const SENT: Bodies = SENT_BODIES

/** All that is asked of a service: POST /v1/<name>. The compiler names an operation that is missing here. */
export const OPERATIONS: { readonly [Name in OperationName]: Operation<ValueOf<Name>> } = {
  beginRenewal: {
    ...ONCE,
    ...answered(answers.CHALLENGE),
    summary: 'Hands out a challenge for the renewal of a registered card.',
  },
  reviewRenewal: {
    ...READ,
    ...answered(answers.REVIEW),
    summary: 'Shows what a renewal would result in; changes nothing.',
  },
  renew: {
    ...DECISION,
    ...answered(answers.RECEIPT),
    summary: 'Moves the registration to the new card. The same request gets the same receipt.',
  },
  settleRenewal: {
    ...DECISION,
    ...answered(answers.SETTLEMENT),
    summary: 'Says what became of a renewal, and closes one that did not happen.',
  },
  renewalSheet: {
    ...READ,
    ...answered(RENEWAL_SHEET),
    summary: 'What is printed of a renewal that was done.',
  },
  growth: {
    ...READ,
    ...answered(answers.LOG_GROWTH),
    summary: 'The newest checkpoint, and the proof that the log grew out of an older one.',
  },
  beginRequest: {
    ...ONCE,
    ...answered(answers.REQUEST_CHALLENGE),
    summary: 'Hands out a challenge for a login, a registration or a change.',
  },
  login: {
    ...ONCE,
    ...answered(answers.LOGIN_ANSWER),
    summary: "Takes the card's proof, once.",
  },
  searchCompany: {
    ...ONCE, // every search is counted
    ...answered(answers.COMPANY_INFORMATION),
    summary: 'Finds a company in the roster.',
  },
  register: {
    ...DECISION,
    ...answered(answers.REQUEST_RECEIPT),
    summary: 'Registers a company with a card. The same request gets the same receipt.',
  },
  change: {
    ...DECISION,
    ...answered(answers.REQUEST_RECEIPT),
    summary: 'Changes what is registered. The same request gets the same receipt.',
  },
  settleRequest: {
    ...DECISION,
    ...answered(answers.REQUEST_SETTLEMENT),
    summary: 'Says what became of a registration or change, and closes one that did not happen.',
  },
  requestSheet: {
    ...READ,
    ...answered(REQUEST_SHEET),
    summary: 'What is printed of a registration or change that was done.',
  },
  checkCard: {
    ...READ,
    ...answered(CARD_STANDING),
    summary: 'What anybody may know who holds the card.',
  },
}

export const OPERATION_NAMES = Object.keys(OPERATIONS) as readonly OperationName[]

export const operationPath = (name: OperationName): string => `/v1/${name}`
