/** Wrong passwords of an operator, over all who tried since the start. */
export interface OperatorTries {
  readonly wrong: number
  readonly until: string // RFC 3339: no password is looked at before
}

export const NO_TRIES: OperatorTries = { wrong: 0, until: '1970-01-01T00:00:00.000Z' }

const FREE = 2 // wrong ones that nobody waits for
const FIRST_WAIT = 30 // seconds; doubles each time
const LONGEST_WAIT = 3600

/** Whole seconds until the next password is looked at; 0: now. A clock that was set back makes nobody wait longer than the longest. */
export function operatorWait({ until }: OperatorTries, now: string): number {
  const left = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)
  return left > LONGEST_WAIT ? LONGEST_WAIT : Math.max(0, left)
}

export function afterWrong({ wrong }: OperatorTries, now: string): OperatorTries {
  const wait = wrong < FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE))
  return { wrong: wrong + 1, until: new Date(Date.parse(now) + wait * 1000).toISOString() }
}
