import type { RequestReceipt } from '../../src/types/registration.ts'
import type { Settled } from '../settlement.ts'

/** Null unless a registration or change was done. */
export const requestReceipt = (settled: Settled): RequestReceipt | null =>
  settled.state === 'done' && 'request' in settled.receipt ? settled.receipt : null
