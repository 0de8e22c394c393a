import { readCertificate } from '../../../src/certificate/certificate.ts'
import { trustMaterial } from '../../../src/certificate/path/trust-material.ts'
import type { PathDecision } from '../../../src/certificate/path/types.ts'
import { validatePath } from '../../../src/certificate/path/validate-path.ts'
import { readCrl } from '../../../src/certificate/revocation/revocation-list.ts'
import type { WrittenChain } from './written-chain.ts'

/** Our answer, as `certificate check` gives it: an intermediate that cannot be read is left out, the rest must be readable. */
export function decide(chain: WrittenChain): PathDecision {
  const { leaf, at, profile, revocation, policies } = chain
  const crls = chain.crls.map(readCrl).filter((found) => found !== null)
  const anchors = chain.anchors.map(readCertificate).filter((found) => found !== null)
  const intermediates = chain.intermediates.map(readCertificate).filter((found) => found !== null)
  if (crls.length < chain.crls.length || anchors.length < chain.anchors.length) return UNREADABLE
  return validatePath({
    leaf,
    material: trustMaterial({ anchors, intermediates, crls }),
    at,
    profile,
    revocation,
    policies,
  })
}

const UNREADABLE: PathDecision = { decision: 'refuse', reason: 'unreadable', path: [] }

/** Without the intermediates that we leave out: OpenSSL gives up at a file that holds one it cannot read. */
export const readable = (chain: WrittenChain): WrittenChain => ({
  ...chain,
  intermediates: chain.intermediates.filter((der) => readCertificate(der) !== null),
})
