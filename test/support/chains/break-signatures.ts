import { anyBelow, type Breakage, changed, ofAny, ofLeaf } from './change.ts'
import type { ChainKeys } from './keys.ts'
import { respelt } from './names.ts'
import type { ChainPlan } from './plan.ts'
import type { Random } from './random.ts'

/** RFC 5280 §6.1.3 (a)(1) and (4), §7.1, and what the card profile thinks of old algorithms. */
export const SIGNATURE_BREAKAGES: readonly Breakage[] = [
  ofAny('signature: spoilt', (plan) => ({ ...plan, spoilt: true })),
  { rule: 'signature: by another key', apply: byAnother },
  ofAny('signature: two algorithms', (plan) => ({ ...plan, inner: plan.hash === 'sha256' ? 'sha384' : 'sha256' })),
  ofAny('hash: SHA-1', (plan) => ({ ...plan, hash: 'sha1' })),
  ofAny('hash: MD5', (plan) => (plan.signer.kind === 'rsa' ? { ...plan, hash: 'md5' } : { ...plan, hash: 'sha1' })),
  { rule: 'key: weak card', apply: (chain, random, keys) => weakKey(chain, chain.path.length - 1, random, keys) },
  {
    rule: 'key: weak issuer',
    apply: (chain, random, keys) => weakKey(chain, random.below(chain.path.length - 1), random, keys),
  },
  ofAny('name: issuer respelt', (plan) => ({ ...plan, issuer: respelt(plan.issuer) })),
  ofAny('name: another issuer', (plan) => ({ ...plan, issuer: [{ type: 'CN', value: 'Somebody Else' }] })),
  ofAny('name: issuer with one more', (plan) => ({ ...plan, issuer: [...plan.issuer, { type: 'OU', value: 'More' }] })),
  ofAny('name: issuer turned round', (plan) => ({ ...plan, issuer: plan.issuer.toReversed() })),
  ofAny('name: issuer with a space in a word', (plan) => ({
    ...plan,
    issuer: plan.issuer.map((part) => (part.type === 'CN' ? { ...part, value: `A ${part.value}` } : part)),
  })),
  ofLeaf('name: card has none', (plan) => ({ ...plan, subject: [] })),
]

function byAnother(chain: ChainPlan, random: Random, { strong }: ChainKeys): ChainPlan | null {
  const index = anyBelow(chain, random)
  const right = chain.path[index]?.signer
  const wrong = strong.filter((key) => key.kind === right?.kind && key !== right)
  return wrong.length === 0 ? null : changed(chain, index, (plan) => ({ ...plan, signer: random.pick(wrong) }))
}

/** A key that is consistently used: what it signed is signed with it. */
function rekeyed(chain: ChainPlan, index: number, key: ChainPlan['path'][number]['key']): ChainPlan {
  const old = chain.path[index]?.key
  const name = chain.path[index]?.subject
  return {
    ...chain,
    path: chain.path.map((plan, at) => ({
      ...plan,
      key: at === index ? key : plan.key,
      signer: at === index + 1 || (at === 0 && index === 0) ? key : plan.signer,
    })),
    crls: chain.crls.map((plan) => (plan.signer === old && plan.issuer === name ? { ...plan, signer: key } : plan)),
  }
}

const weakKey = (chain: ChainPlan, index: number, random: Random, { weak }: ChainKeys): ChainPlan =>
  stripIdentifiers(rekeyed(chain, index, random.pick(weak)))

/** Key identifiers are hints; those of the old key would send OpenSSL elsewhere. */
const stripIdentifiers = (chain: ChainPlan): ChainPlan => ({
  ...chain,
  path: chain.path.map((plan) => ({ ...plan, extensions: plan.extensions.filter(isNoIdentifier) })),
  crls: chain.crls.map((plan) => ({ ...plan, extensions: plan.extensions.filter(isNoIdentifier) })),
})

const isNoIdentifier = ({ id }: { id: string }): boolean => id !== '2.5.29.14' && id !== '2.5.29.35'
