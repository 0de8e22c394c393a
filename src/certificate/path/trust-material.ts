import type { Certificate } from '../certificate.ts'
import type { RevocationList } from '../revocation/revocation-list.ts'
import { emptyMemory, type Memory } from './memory.ts'
import type { TrustMaterial } from './types.ts'

interface Parts {
  readonly anchors: readonly Certificate[]
  readonly intermediates: readonly Certificate[]
  readonly crls: readonly RevocationList[]
}

/** Keep the result as long as the files do not change: what it remembers is what makes the next question fast. */
export const trustMaterial = (parts: Parts, memory: Memory = emptyMemory()): TrustMaterial => ({
  ...parts,
  anchorsByName: Map.groupBy(parts.anchors, ({ subjectName }) => subjectName.key),
  intermediatesByName: Map.groupBy(parts.intermediates, ({ subjectName }) => subjectName.key),
  crlsByIssuer: Map.groupBy(parts.crls, ({ issuerName }) => issuerName.key),
  memory,
})
