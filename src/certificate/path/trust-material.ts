import type { Certificate } from '../certificate.ts'
import type { RevocationList } from '../revocation/revocation-list.ts'
import { emptyMemory } from './memory.ts'
import type { TrustMaterial } from './types.ts'

/** Keep the result as long as the files do not change: what it remembers is what makes the next question fast. */
export const trustMaterial = (parts: {
  readonly anchors: readonly Certificate[]
  readonly intermediates: readonly Certificate[]
  readonly crls: readonly RevocationList[]
}): TrustMaterial => ({
  ...parts,
  anchorsByName: Map.groupBy(parts.anchors, ({ subjectName }) => subjectName.key),
  intermediatesByName: Map.groupBy(parts.intermediates, ({ subjectName }) => subjectName.key),
  crlsByIssuer: Map.groupBy(parts.crls, ({ issuerName }) => issuerName.key),
  memory: emptyMemory(),
})
