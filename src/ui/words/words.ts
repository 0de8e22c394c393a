import type { CardRole, Failure, FailureOf } from '../../failure.ts'
import type { PinRules, ReaderStatus } from '../../types/reader.ts'
import type { ReceiptWay } from '../../types/receipt.ts'
import type { RowName, Warning } from '../../types/registry.ts'
import type { Journey, MenuItem, Overlay, Screen, ScreenName } from '../../types/scene.ts'
import type { IssuerRules, Notice } from '../../types/visit.ts'
import type { HintKeys, HintLabel } from '../bindings.ts'
import type {
  ConfirmationWords,
  FormWords,
  RequestInterruptedWords,
  RequestResultWords,
  StandingWords,
} from './form-words.ts'

export type Language = 'ja' | 'en'

/** Everything that is said to a visitor, in one language. A sentence that is missing in one does not compile. */
export interface Words {
  readonly frame: FrameWords
  readonly hints: HintWords
  readonly readers: ReaderWords
  readonly failures: FailureWords
  readonly cost: (cost: NonNullable<Notice['cost']>) => string
  readonly menu: MenuWords
  readonly cards: CardWords
  readonly pin: PinWords
  readonly review: ReviewWords
  readonly result: ResultWords
  readonly issuing: IssuingWords
  readonly interrupted: InterruptedWords
  readonly form: FormWords
  readonly confirmation: ConfirmationWords
  readonly requestResult: RequestResultWords
  readonly requestInterrupted: RequestInterruptedWords
  readonly standing: StandingWords
  readonly takeCards: TakeCardsWords
  readonly outOfService: Sentence
  readonly closed: Sentence
  readonly operator: OperatorWords
  readonly overlays: OverlayWords
}

/** What happened, and what to do now. */
export interface Sentence {
  readonly text: string
  readonly advice: string
}

export type FailureWords = { readonly [Kind in Failure['kind']]: (failure: FailureOf<Kind>) => Sentence }

export interface FrameWords {
  readonly system: string
  readonly clock: (time: Date) => string
  readonly titles: Readonly<Record<ScreenName, string>>
  readonly journeys: Readonly<Record<Journey, string>>
  readonly training: (pins: string) => string
  readonly trainingCompany: (company: string) => string
  readonly clerkCode: (code: string) => string
  readonly tooSmall: (now: string, needed: string) => readonly string[]
}

export interface HintWords {
  readonly keys: Readonly<Record<HintKeys, string>>
  readonly labels: Readonly<Record<HintLabel, string>>
}

export interface ReaderWords {
  readonly service: Readonly<Record<Exclude<ReaderStatus['service'], 'running'>, string>>
  readonly none: string
  readonly reader: (name: string, slot: 'empty' | 'card' | 'mute' | 'take') => string
}

export interface MenuWords {
  readonly purpose: string
  readonly items: Readonly<Record<MenuItem, { readonly name: string; readonly line: string }>>
  readonly selfTest: {
    readonly well: (time: string) => string
    readonly broken: (time: string, code: string) => string
  }
  readonly closed: string // instead of the line, where the agency does not offer it
  readonly unavailable: (name: string) => string
  readonly cardLeft: string
}

export interface CardWords {
  readonly insert: Readonly<Record<CardRole, string>>
  readonly again: string // the same card once more, for what it has to sign
  readonly swap: string // one reader, and the current card is still in it
  readonly slots: Readonly<Record<'absent' | 'reading' | 'ready' | 'refused' | 'still-in', string>>
  readonly expiry: (date: string, daysLeft: number) => string
  readonly serialEnd: (digits: string) => string
  readonly ok: string
}

export interface PinWords {
  readonly prompt: Readonly<Record<CardRole, string>>
  readonly padPrompt: Readonly<Record<CardRole, string>>
  readonly padRules: (rules: string) => string
  readonly pin: string
  readonly rules: (rules: PinRules) => string
  readonly person: string
  readonly optional: string
  readonly left: (tries: number) => string
  readonly leftUnknown: (maxTries: number | null) => string // the card does not say without spending one
  readonly forgotten: (issuer: IssuerRules | null) => readonly string[]
  readonly samePinTried: string
  readonly lastTry: readonly string[]
  readonly acceptLastTry: string
  readonly lastTryWarning: string
  readonly blocked: readonly string[]
  /** Whom to ask; and how a PIN that is blocked becomes free. */
  readonly issuer: (issuer: IssuerRules | null, blocked: boolean) => readonly string[]
}

export interface ReviewWords {
  readonly current: string
  readonly new: string
  readonly rows: Readonly<Record<RowName, string>>
  readonly blank: string
  readonly meanings: Readonly<Record<RowName, (daysGained: number) => string>> // where the difference is expected
  readonly notation: (rows: readonly string[]) => string // the same name, written in another way
  readonly check: (rows: readonly string[]) => string // what differs and has no warning of its own
  readonly warnings: Readonly<Record<Warning['kind'], Readonly<Record<Warning['policy'], string>>>>
  readonly askStaff: string
  readonly provisional: string
  readonly refused: string
  readonly same: string // nothing differs
  readonly confirmCompany: string
  readonly oldCardEnds: string
  readonly position: (first: number, last: number, all: number) => string
  readonly more: string // said to a screen reader
  readonly renew: string
  readonly back: string
}

export interface ResultWords {
  readonly done: Readonly<Record<'completed' | 'provisional', string>>
  readonly provisional: string
  readonly number: string
  readonly expiry: string
  readonly oldCardEnded: string
  readonly close: string
}

/** A receipt on its way to the printer or the folder; why it failed is a failure's to say. */
export type IssuingWords = Readonly<Record<'working' | 'issued', Readonly<Record<ReceiptWay, string>>>>

export interface InterruptedWords {
  readonly about: (time: string) => string
  readonly states: Readonly<Record<'done' | 'not-done' | 'unknown', Sentence>>
  readonly acknowledge: string
  readonly askAgain: string
}

export interface TakeCardsWords {
  readonly take: string
  readonly finished: Readonly<Record<Journey, string>>
  readonly reasons: Readonly<Record<Exclude<(Screen & { readonly name: 'take-cards' })['reason'], 'finished'>, string>>
}

export interface OperatorWords {
  readonly staffOnly: string
  readonly prompt: Readonly<Record<'password' | 'card' | 'either', string>>
  readonly password: string
  readonly wrong: string
  readonly wait: (seconds: number) => string
}

export interface OverlayWords {
  readonly processing: readonly string[]
  readonly elapsed: (seconds: number) => string
  readonly pinPad: readonly string[]
  readonly padLeft: (seconds: number) => string
  readonly cancelling: (journey: Journey) => readonly string[]
  readonly idle: (seconds: number, isFinished: boolean, journey: Journey) => readonly string[]
  readonly titles: Readonly<Record<Overlay['kind'], string>>
}
