import { readCertificate } from '../certificate.ts'
import type { PathDecision, PathQuestion } from './types.ts'

/** RFC 5280 §6: pure, bounded, and never throws. */
export function validatePath(question: PathQuestion): PathDecision {
  const leaf = readCertificate(question.leaf)
  return leaf
    ? { decision: 'refuse', reason: 'no-path', path: [leaf] }
    : { decision: 'refuse', reason: 'unreadable', path: [] }
}
