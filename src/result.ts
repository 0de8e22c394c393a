import type { Failure } from './failure.ts'

/** An answer or a failure; plain data, so that it survives a worker's boundary. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export const done = <Value>(value: Value): Result<Value> => ({ ok: true, value })

export const failed = (failure: Failure): Result<never> => ({ ok: false, failure })
