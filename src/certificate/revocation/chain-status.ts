import type { Certificate } from '../certificate.ts'
import type { Warning } from '../path/types.ts'
import { certificateStatus, type Status } from './certificate-status.ts'
import type { Watch } from './watch.ts'

export type ChainStatus =
  | { readonly reason: null; readonly warnings: readonly Warning[] }
  | { readonly reason: Exclude<Status, 'good'>; readonly below: number }

/** Every certificate of the chain but the anchor, which nobody can revoke, from the top. */
export function chainStatus(watch: Watch): ChainStatus {
  const { revocation } = watch.search
  const warnings: Warning[] = []
  for (let below = watch.chain.length - 2; revocation !== 'off' && below >= 0; below--) {
    const certificate = watch.chain[below] as Certificate
    const status = certificateStatus(watch, certificate)
    if (status === 'good') continue
    if (status === 'revoked' || revocation === 'refuse') return { reason: status, below }
    warnings.push({ reason: status, certificate })
  }
  return { reason: null, warnings }
}
