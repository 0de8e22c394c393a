import { emptyMemory } from './memory.ts'
import type { TrustMaterial } from './types.ts'

/** Keep the result as long as the files do not change: what it remembers is what makes the next question fast. */
export const trustMaterial = (parts: Omit<TrustMaterial, 'memory'>): TrustMaterial => ({
  ...parts,
  memory: emptyMemory(),
})
