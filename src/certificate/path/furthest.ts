import type { Certificate } from '../certificate.ts'
import type { PathReason } from './types.ts'

/** Of all that failed in a search, what got furthest: the reason to give. */
export interface Furthest {
  note(progress: number, reason: PathReason, path: readonly Certificate[]): void
  reached(): { readonly reason: PathReason; readonly path: readonly Certificate[] }
}

/** Progress of a chain that reached an anchor, and of one where only the revocation of a certificate was open. */
export const PROGRESS = { anchored: 1_000, valid: 2_000 } as const

export function furthestOf(): Furthest {
  let best = { progress: 0, reason: 'no-path' as PathReason, path: [] as readonly Certificate[] }
  return {
    note(progress, reason, path) {
      if (progress > best.progress) best = { progress, reason, path }
    },
    reached: () => ({ reason: best.reason, path: best.path }),
  }
}
