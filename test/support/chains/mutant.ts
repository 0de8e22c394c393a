import { bitString, type Der, sequence } from './der.ts'
import { derOfTree, isInner, type Node, treeOf } from './der-tree.ts'
import { mutated } from './mutate.ts'
import type { CertificatePlan, ChainPlan, CrlPlan } from './plan.ts'
import type { Random } from './random.ts'
import { algorithmDer, signatureOf } from './sign.ts'
import type { WrittenChain } from './written-chain.ts'

export interface Base {
  readonly plan: ChainPlan
  readonly written: WrittenChain
}

interface Target {
  readonly plan: CertificatePlan | CrlPlan
  readonly der: Der
  readonly put: (der: Der) => WrittenChain
}

/**
 * The chain with one certificate or CRL below the anchor mutated. Half of them are signed again by the right key, as
 * one would be that a careless or hostile authority issued: without that nothing gets past the signature.
 */
export function mutantOf({ plan, written }: Base, random: Random, strange: readonly Node[]): WrittenChain {
  const { plan: of, der, put } = random.pick(targetsOf(plan, written))
  return put(random.chance(0.5) ? mutated(der, random, strange) : signedAgain(der, of, random, strange))
}

function targetsOf(plan: ChainPlan, written: WrittenChain): Target[] {
  const certificates = [...plan.path.slice(1, -1), ...plan.others]
  const target = (of: Target['plan'] | undefined, der: Der | undefined, put: Target['put']): Target[] =>
    of && der ? [{ plan: of, der, put }] : []
  const put = (list: readonly Der[], index: number, der: Der) => list.map((old, place) => (place === index ? der : old))
  return [
    ...target(plan.path.at(-1), written.leaf, (leaf) => ({ ...written, leaf })),
    ...written.intermediates.flatMap((old, index) =>
      target(certificates[index], old, (der) => ({
        ...written,
        intermediates: put(written.intermediates, index, der),
      })),
    ),
    ...written.crls.flatMap((old, index) =>
      target(plan.crls[index], old, (der) => ({ ...written, crls: put(written.crls, index, der) })),
    ),
  ]
}

function signedAgain(
  der: Der,
  { signer, hash }: CertificatePlan | CrlPlan,
  random: Random,
  strange: readonly Node[],
): Der {
  const tree = treeOf(der)
  const [body] = isInner(tree) ? tree.parts : []
  if (!body) throw new Error('not a signed structure')
  const octets = mutated(derOfTree(body), random, strange)
  return sequence(octets, algorithmDer(signer, hash), bitString(signatureOf(octets, signer, hash)))
}
