import { certificateDer, crlDer } from './encode.ts'
import type { ChainPlan } from './plan.ts'

/** A chain in DER, as both judges are given it. */
export interface WrittenChain extends Pick<ChainPlan, 'at' | 'profile' | 'revocation' | 'policies'> {
  readonly leaf: Uint8Array
  readonly anchors: readonly Uint8Array[]
  readonly intermediates: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

export function writeChain({ path, others, crls, at, profile, revocation, policies }: ChainPlan): WrittenChain {
  const [anchor, ...below] = path.map(certificateDer)
  const leaf = below.pop()
  if (!anchor || !leaf) throw new Error('a chain has an anchor and a leaf')
  const intermediates = [...below, ...others.map(certificateDer)]
  return { leaf, anchors: [anchor], intermediates, crls: crls.map(crlDer), at, profile, revocation, policies }
}
