import type { Certificate } from '../certificate.ts'
import { ANY_POLICY } from '../extensions/policies.ts'
import { chainStatus } from '../revocation/chain-status.ts'
import type { RevocationList } from '../revocation/revocation-list.ts'
import type { Watch } from '../revocation/watch.ts'
import { buildPaths } from './build-paths.ts'
import { type Furthest, furthestOf, PROGRESS } from './furthest.ts'
import type { Chain, Search } from './search.ts'
import type { Warning } from './types.ts'
import { validateChain } from './validate-chain.ts'

export interface FoundPath {
  readonly chain: Chain
  readonly policies: readonly string[]
  readonly warnings: readonly Warning[]
  readonly consulted: readonly RevocationList[]
}

const DEEPEST = 4 // PKITS 4.14.30 has two

/** The first chain in which all is well; null with the reason in `furthest`. */
export function findPath(search: Search, leaf: Certificate, furthest: Furthest): FoundPath | null {
  const anchors = search.material.anchorsByName
  return firstGood({ search, leaf, anchors, furthest, assumed: new Set(), depth: 0 })
}

interface Attempt {
  readonly search: Search
  readonly leaf: Certificate
  readonly anchors: ReadonlyMap<string, readonly Certificate[]>
  readonly furthest: Furthest
  readonly assumed: ReadonlySet<Certificate>
  readonly depth: number // 0 for the leaf; for the signer of a list that is waited for, one more
}

function firstGood({ search, leaf, anchors, furthest, assumed, depth }: Attempt): FoundPath | null {
  for (const chain of buildPaths(search, [leaf], anchors, furthest)) {
    const outcome = validateChain(search, chain, depth === 0)
    if ('reason' in outcome) {
      furthest.note(PROGRESS.anchored - outcome.below, outcome.reason, chain)
      continue
    }
    const consulted = new Set<RevocationList>()
    const all = new Set([...assumed, ...chain])
    const status = chainStatus({ search, chain, assumed: all, depth, pathOf, consulted })
    if (status.reason === null) {
      return { chain, policies: outcome.policies, warnings: status.warnings, consulted: [...consulted] }
    }
    furthest.note(PROGRESS.valid - status.below, status.reason, chain)
  }
  return null
}

/** RFC 5280 §6.3.3 f: the same anchor, and any policy will do for a signer of lists. */
function pathOf(signer: Certificate, { search, chain, assumed, depth, consulted }: Watch): Chain | null {
  if (depth >= DEEPEST) return null
  const anchor = chain[chain.length - 1] as Certificate
  const policies = {
    initial: [ANY_POLICY],
    explicitPolicy: false,
    inhibitPolicyMapping: false,
    inhibitAnyPolicy: false,
  }
  const found = firstGood({
    search: { ...search, policies },
    leaf: signer,
    anchors: new Map([[anchor.subjectName.key, [anchor]]]),
    furthest: furthestOf(),
    assumed: new Set([...assumed, signer]),
    depth: depth + 1,
  })
  for (const list of found?.consulted ?? []) consulted.add(list)
  return found?.chain ?? null
}
