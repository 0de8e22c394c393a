import { z } from 'zod'
import type { Result } from '../../result.ts'
import { FAILURE } from './failures.ts'

/** The body of every answer, whatever its status. */
export const resultOf = <Value>(value: z.ZodType<Value>): z.ZodType<Result<Value>> =>
  z.union([z.object({ ok: z.literal(true), value }), REFUSED])

const REFUSED = z.object({ ok: z.literal(false), failure: FAILURE })
