import type { LogGrowth, LogHead } from '../types/registry.ts'
import { isConsistent } from './log/check-consistency.ts'
import { openCheckpoint, type TreeHead } from './log/checkpoint.ts'
import { verifyingKey } from './log/ed25519.ts'
import { base64, fromBase64, fromHex } from './log/octets.ts'

/**
 * The newest head where it is well signed and the log begins with the remembered one; null for a log that went back,
 * was forked or is another one. The name of a checkpoint's log holds the hash of its key, so remembering it pins the key.
 */
export function judgeGrowth(remembered: string | null, growth: LogGrowth): LogHead | null {
  const octets = fromHex(growth.key, 32)
  const key = octets && verifyingKey(octets)
  const head = key && openCheckpoint(growth.checkpoint, key)
  const old = key && remembered !== null ? openCheckpoint(remembered, key) : null
  if (!head || (remembered !== null && !(old && follows(old, head, growth)))) return null
  return { size: head.size, root: base64(head.root) }
}

/** Whether a head that came with an answer, a receipt's, is one of the log that `growth` since then shows. */
export function isHeadOf(growth: LogGrowth, { size, root: text }: LogHead): boolean {
  const [octets, root] = [fromHex(growth.key, 32), fromBase64(text, 32)]
  const head = octets && openCheckpoint(growth.checkpoint, verifyingKey(octets))
  return head !== null && root !== null && follows({ size, root }, head, growth)
}

function follows(old: TreeHead, head: TreeHead, { proof }: LogGrowth): boolean {
  const path = proof.map((hash) => fromBase64(hash, 32)).filter((hash) => hash !== null)
  return path.length === proof.length && isConsistent(old, head, path)
}

/** How many entries a checkpoint is of, whoever signed it; 0 where it does not say. */
export const sizeIn = (checkpoint: string | null): number => {
  const size = Number(checkpoint?.split('\n')[1])
  return Number.isSafeInteger(size) && size > 0 ? size : 0
}
