/** What one question may cost; each kind bounds a different attack (facts/certificates.md §2.3). */
export interface Work {
  signatures: number // checks, of some 0.1 ms each
  steps: number // candidates looked at while paths are built
  chains: number // paths that reach an anchor and are validated
  comparisons: number // of a name with a subtree
  policies: number // nodes of the policy tree
}

export const workBudget = (): Work => ({
  signatures: 200,
  steps: 5_000,
  chains: 100,
  comparisons: 250_000,
  policies: 20_000,
})

/** What `spend` throws; `withinBudget` is the only way to it from outside, and turns it into null. */
class Exhausted extends Error {}

export function spend(work: Work, kind: keyof Work, amount = 1) {
  work[kind] -= amount
  if (work[kind] < 0) throw new Exhausted(kind)
}

export function withinBudget<Value>(run: () => Value): Value | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof Exhausted) return null
    throw error
  }
}
