import { readCertificate } from '../../../src/certificate/path/read-certificate.ts'
import { readCrl } from '../../../src/certificate/path/read-crl.ts'
import type { PathDecision } from '../../../src/certificate/path/types.ts'
import { validatePath } from '../../../src/certificate/path/validate-path.ts'
import type { WrittenChain } from './written-chain.ts'

/** Our answer; what cannot be parsed is left out, as a hostile card's intermediates would be. */
export function decide(chain: WrittenChain): PathDecision {
  const { leaf, at, profile, policies } = chain
  const certificates = (ders: readonly Uint8Array[]) => ders.map(readCertificate).filter((found) => found !== null)
  const crls = chain.crls.map(readCrl).filter((found) => found !== null)
  const material = { anchors: certificates(chain.anchors), intermediates: certificates(chain.intermediates), crls }
  return validatePath({ leaf, material, at, profile, revocation: 'refuse', policies })
}
