import type { Certificate } from '../certificate.ts'
import { grouped } from '../grouped.ts'
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
  anchorsByName: grouped(parts.anchors, ({ subjectName }) => subjectName.key),
  intermediatesByName: grouped(parts.intermediates, ({ subjectName }) => subjectName.key),
  crlsByIssuer: grouped(parts.crls, ({ issuerName }) => issuerName.key),
  memory,
})
