import { verifyingKey } from '../log/ed25519.ts'
import { fromHex } from '../log/octets.ts'
import { askWitness } from './ask-witness.ts'
import type { CosignProblem, Witness } from './cosign-head.ts'

const EVERY = 60_000 // milliseconds

/** A witness's URL and what was wrong. */
export type ReportWitness = (problem: { readonly kind: CosignProblem; readonly url: string }) => void

type Cosign = (witness: Witness, ask: typeof askWitness) => Promise<CosignProblem | null>

/**
 * Has every witness cosign the newest head, now and each minute, until the answer is called. What a witness has to
 * complain about is reported once, and again after it was well.
 */
export function watchWitnesses(
  witnesses: readonly { readonly url: string; readonly key: string }[],
  cosign: Cosign,
  report: ReportWitness,
): () => void {
  const known = new Map<string, CosignProblem | null>()
  const look = async () => {
    for (const { url, key } of witnesses) {
      const problem = await cosign({ url, key: verifyingKey(fromHex(key, 32) ?? new Uint8Array()) }, askWitness)
      if (problem !== null && problem !== known.get(url)) report({ kind: problem, url })
      known.set(url, problem)
    }
  }
  if (witnesses.length === 0) return () => {}
  const looking = setInterval(look, EVERY).unref()
  look()
  return () => clearInterval(looking)
}
