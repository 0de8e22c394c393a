import type { ReadersSituation } from '../../clerk-code/readers-situation.ts'
import type { Language } from '../../ui/words/words.ts'
import type { Finding, FindingState } from '../finding.ts'

/** What `koshin doctor` says, in one language. */
export interface DoctorWords {
  readonly code: CodeWords
  readonly states: Readonly<Record<FindingState, string>>
  readonly findings: FindingWords
  readonly well: string
  readonly toDo: (count: number) => string
}

/** What was found and, where it is not well, what to do. */
export type FindingWords = {
  readonly [Kind in Finding['kind']]: (finding: Finding & { readonly kind: Kind }) => string
}

export interface CodeWords {
  readonly labels: Readonly<Record<'code' | 'place' | 'state' | 'readers' | 'issuer' | 'tries' | 'say', string>>
  readonly refused: Readonly<Record<'mistyped' | 'newer', string>>
  readonly selfTest: string // where the code was shown
  readonly selfTestAdvice: string
  readonly selfTestBroken: string // where no failure says more
  readonly readers: Readonly<Record<ReadersSituation, string>>
  readonly noIssuer: string
  readonly unknownIssuer: string
  readonly tries: (left: number | null) => string
  readonly transcript: string // heading
  readonly numberOnScreen: string // the sentence is only on the visitor's screen
  readonly languages: Readonly<Record<Language, string>>
}
