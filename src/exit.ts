/** Exit codes, after sysexits.h. The launcher starts the program again after `crashed` and after a signal, never after the others. */
export const EXIT = {
  done: 0,
  refused: 1, // `certificate check`: read, and not accepted; `registry verify`: something does not agree
  usage: 2,
  failed: 3, // card commands: the failure is on standard output
  notADatabase: 65,
  notATerminal: 66,
  noInput: 66,
  noCardReaders: 69,
  unavailable: 69, // the database of a registry
  crashed: 70,
  notWritable: 73,
  inUse: 75,
  newerDatabase: 76,
  misconfigured: 78,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Why the program cannot start: one sentence for the operator, in both languages, and the exit code. */
export interface Refusal {
  readonly code: ExitCode
  readonly sentence: string
}
