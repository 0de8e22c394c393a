import { openCheckpoint } from '../log/checkpoint.ts'
import { hashOfRange } from '../log/levels.ts'
import { same } from '../log/octets.ts'
import { emptyRoot } from '../log/tree-hash.ts'
import type { Audit } from './audit.ts'
import type { Finding } from './finding.ts'

/** Whether a checkpoint that somebody kept is a beginning of this log; an older backup is shorter than it was. */
export function compareRemembered({ keys, levels, frontier }: Audit, checkpoint: string): Finding[] {
  const head = openCheckpoint(checkpoint, keys.log)
  if (!head) return [{ entry: null, what: 'remembered.not-of-this-log' }]
  if (head.size > frontier.size) return [{ entry: frontier.size, what: 'remembered.rolled-back' }]
  const root = head.size === 0 ? emptyRoot() : hashOfRange(levels, [0, head.size])
  return same(root, head.root) ? [] : [{ entry: head.size - 1, what: 'remembered.forked' }]
}
