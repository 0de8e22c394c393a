import type { FieldKind } from '../../form/fields.ts'
import type { Problem } from '../../form/problem.ts'
import type { SearchFieldName } from '../../form/search-fields.ts'
import type {
  BlockName,
  CardStanding,
  CompanyInformation,
  ContactName,
  RequestReceipt,
  SearchPolicy,
} from '../../types/registration.ts'
import type { PendingRequest } from '../../types/visit.ts'
import type { CardAdvice } from '../card-advice.ts'
import type { ButtonName, Note } from '../form/draft.ts'
import type { Sentence } from './words.ts'

type Journey = PendingRequest['kind']

export interface FormWords {
  readonly headings: Readonly<Record<'company' | BlockName, string>>
  readonly blocks: Readonly<Record<BlockName, string>> // short, before a field's name
  readonly company: Readonly<Record<keyof CompanyInformation, string>>
  readonly fields: Readonly<Record<ContactName, string>>
  readonly search: Readonly<Record<SearchFieldName, string>>
  readonly searchPrompt: (secondKey: SearchPolicy['secondKey']) => readonly string[]
  readonly required: string // what the mark before it means
  readonly takes: Readonly<Record<FieldKind | 'password', string>>
  readonly inputMethod: string // how it is switched on and off
  readonly count: (length: number, longest: number) => string
  readonly problems: { readonly [Kind in Problem['kind']]: (problem: Problem & { readonly kind: Kind }) => string }
  readonly offer: (offer: string) => string
  readonly notes: { readonly [Kind in Note['kind']]: (note: Note & { readonly kind: Kind }) => string }
  readonly buttons: Readonly<Record<ButtonName, string>>
  readonly summary: (problems: number) => string
  readonly elsewhere: (present: string) => string
  readonly more: Readonly<Record<'above' | 'below', string>>
}

export interface ConfirmationWords {
  readonly ask: Readonly<Record<Journey, string>>
  readonly changes: (count: number) => string
  readonly changed: Readonly<Record<BlockName, string>>
  readonly before: string
  readonly after: string
  readonly commit: Readonly<Record<Journey, string>>
  readonly back: string
  readonly position: (first: number, last: number, all: number) => string
}

export interface RequestResultWords {
  readonly done: Readonly<Record<Journey, Readonly<Record<RequestReceipt['outcome'], string>>>>
  readonly provisional: string
  readonly number: string
  readonly companyId: string
  readonly close: string
}

export interface RequestInterruptedWords {
  readonly about: (time: string, journey: Journey) => string
  readonly states: Readonly<Record<Journey, Readonly<Record<'done' | 'not-done' | 'unknown', Sentence>>>>
}

export interface StandingWords {
  readonly rows: Readonly<
    Record<'holder' | 'company' | 'issuer' | 'expiry' | 'tries' | 'registration' | 'login', string>
  >
  readonly expiry: (date: string, daysLeft: number) => string
  readonly tries: (left: number | null) => string
  readonly states: {
    readonly [State in CardStanding['registration']['state']]: (
      registration: CardStanding['registration'] & { readonly state: State },
    ) => string
  }
  readonly unknown: string
  readonly problems: Readonly<Record<CardStanding['problems'][number], string>>
  readonly canLogIn: Readonly<Record<'yes' | 'no' | 'later' | 'unknown', string>>
  readonly loggedIn: Readonly<Record<'full' | 'provisional', string>>
  readonly next: string
  readonly advice: Readonly<Record<CardAdvice, string>>
  readonly tryLogin: string
  readonly close: string
}
