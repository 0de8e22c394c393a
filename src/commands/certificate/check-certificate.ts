import type { PathDecision } from '../../certificate/path/types.ts'
import { validatePath } from '../../certificate/path/validate-path.ts'
import { attempt } from '../attempt.ts'
import type { CheckCase } from './check-case.ts'
import type { MaterialReader } from './read-material.ts'

export type Checked = PathDecision | Unreadable

export interface Unreadable {
  readonly decision: 'refuse'
  readonly reason: 'unreadable'
  readonly problem: string
}

export const unreadable = (problem: string): Unreadable => ({ decision: 'refuse', reason: 'unreadable', problem })

/** One question answered; what cannot be read is refused. */
export function checkCertificate(files: MaterialReader, question: CheckCase, now: Date): Checked {
  const { at, profile, revocation, policies } = question
  const read = attempt(() => ({ leaf: files.leaf(question.leaf), material: files.material(question) }))
  return 'code' in read
    ? unreadable(read.sentence)
    : validatePath({ ...read, at: at ?? now, profile, revocation, policies })
}
