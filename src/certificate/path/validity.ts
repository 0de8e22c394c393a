import type { Certificate } from '../certificate.ts'

/** RFC 5280 §4.1.2.5: both ends are inclusive. `now` in whole seconds. */
export function validityProblem({ notBefore, notAfter }: Certificate, now: number): 'expired' | 'not-yet-valid' | null {
  if (now < notBefore.getTime()) return 'not-yet-valid'
  return now > notAfter.getTime() ? 'expired' : null
}
