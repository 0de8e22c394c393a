import type { Certificate } from '../certificate.ts'
import type { Chain, Search } from '../path/search.ts'
import type { RevocationList } from './revocation-list.ts'

/** A valid chain whose certificates are being looked up in the lists. */
export interface Watch {
  readonly search: Search
  readonly chain: Chain
  readonly depth: number // of signers of lists, each of which waits for the list of the next
  /** Whose validity is being established further up: a list signed by one of them may be what is looked into right now. */
  readonly assumed: ReadonlySet<Certificate>
  /** A valid path, none revoked, from a signer of lists to the chain's own anchor; null where there is none. */
  readonly pathOf: (signer: Certificate, watch: Watch) => Chain | null
  readonly consulted: Set<RevocationList>
}
