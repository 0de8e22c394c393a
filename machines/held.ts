import type { Failure } from '../src/failure.ts'

/** What a state can rely on because of the way into it. Its absence is a bug, and ends out of service. */
export function held<Value>(value: Value | null): Value {
  if (value === null) throw new Error('a machine reached a state without what that state needs')
  return value
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false }

/** For transitions behind a guard that has seen `ok`. */
export function granted<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error('a refusal was taken for an answer')
  return answer.value
}

/** For transitions behind a guard that has seen that `ok` is not so. */
export function refusal(answer: { readonly ok: true } | { readonly ok: false; readonly failure: Failure }): Failure {
  if (answer.ok) throw new Error('an answer was taken for a refusal')
  return answer.failure
}
