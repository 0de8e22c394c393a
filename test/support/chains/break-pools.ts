import { anAuthority, type Breakage, having, lacking } from './change.ts'
import { basicConstraints, ID } from './extensions.ts'
import type { ChainKeys } from './keys.ts'
import type { CertificatePlan, ChainPlan } from './plan.ts'
import type { Random } from './random.ts'
import { certificate, crlOf, fromNow } from './sound-chain.ts'

type Change = (plan: CertificatePlan, random: Random, keys: ChainKeys) => CertificatePlan

/** A certificate of the same name as an authority's, before or behind it in the pool. */
const namesake = (rule: string, change: Change): Breakage => ({
  rule: `pool: a namesake ${rule}`,
  apply(chain, random, keys) {
    const index = anAuthority(chain, random)
    const plan = index === null ? undefined : chain.path[index]
    return plan
      ? { ...chain, others: [...chain.others, change({ ...plan, serial: plan.serial + 1n }, random, keys)] }
      : null
  },
})

/** Path building: what is in the pool beside the path, or is not. */
export const POOL_BREAKAGES: readonly Breakage[] = [
  namesake('with another key', (plan, random, { strong }) =>
    lacking({ ...plan, key: random.pick(strong) }, ID.subjectKeyIdentifier),
  ),
  namesake('that has expired', (plan) => ({ ...plan, notAfter: fromNow(-1) })),
  namesake('that is no authority', (plan) => having(plan, basicConstraints(false))),
  namesake('with a spoilt signature', (plan) => ({ ...plan, spoilt: true })),
  namesake('just the same', (plan) => ({ ...plan, serial: plan.serial - 1n })),
  { rule: 'pool: an authority is missing', apply: missing },
  { rule: 'pool: a ring', apply: ring },
  { rule: 'pool: only a ring', apply: (chain, random, keys) => onlyRing(chain, random, keys) },
  { rule: 'pool: a new key certified with the old', apply: rollover },
  { rule: 'anchor: another', apply: (chain) => otherAnchor(chain) },
  { rule: 'anchor: expired', apply: (chain) => anchored(chain, { notAfter: fromNow(-1) }) },
  { rule: 'anchor: not yet', apply: (chain) => anchored(chain, { notBefore: fromNow(1) }) },
  { rule: 'anchor: spoilt', apply: (chain) => anchored(chain, { spoilt: true }) },
  { rule: 'anchor: of version 1', apply: (chain) => anchored(chain, { version: 1, extensions: [] }) },
  { rule: 'anchor: pathLen 0', apply: (chain) => anchored(chain, (plan) => having(plan, basicConstraints(true, 0))) },
]

function anchored(
  chain: ChainPlan,
  change: Partial<CertificatePlan> | ((plan: CertificatePlan) => CertificatePlan),
): ChainPlan {
  const path = chain.path.map((plan, index) =>
    index > 0 ? plan : typeof change === 'function' ? change(plan) : { ...plan, ...change },
  )
  return { ...chain, path }
}

const otherAnchor = (chain: ChainPlan): ChainPlan =>
  anchored(chain, { subject: [{ type: 'CN', value: 'Nobody' }], issuer: [{ type: 'CN', value: 'Nobody' }] })

function missing(chain: ChainPlan, random: Random): ChainPlan | null {
  const gone = anAuthority(chain, random)
  return gone === null ? null : { ...chain, path: chain.path.filter((_, index) => index !== gone) }
}

/** Two authorities that certify each other, beside a path. */
function ring(chain: ChainPlan, random: Random): ChainPlan | null {
  const index = anAuthority(chain, random)
  const [first, second] = [chain.path[index ?? 0], chain.path[random.below(chain.path.length - 1)]]
  if (index === null || !first || !second) return null
  const cross = (subject: CertificatePlan, issuer: CertificatePlan, serial: bigint): CertificatePlan =>
    certificate({ ...subject, issuer: issuer.subject, signer: issuer.key, serial, hash: 'sha256', isLeaf: false })
  return { ...chain, others: [...chain.others, cross(first, second, 501n), cross(second, first, 502n)] }
}

function onlyRing(chain: ChainPlan, random: Random, keys: ChainKeys): ChainPlan | null {
  const broken = ring(chain, random)
  const [, top] = chain.path
  if (!broken || !top || chain.path.length < 4) return null
  const other = keys.strong.find((key) => key !== top.signer && key.kind === top.signer.kind)
  const path = broken.path.map((plan, index) => (index === 1 && other ? { ...plan, signer: other } : plan))
  return { ...broken, path }
}

/** A self-issued certificate (§6.1): pathLen does not count it, and the CRL is signed with the new key. */
function rollover(chain: ChainPlan, random: Random, { strong }: ChainKeys): ChainPlan | null {
  const index = anAuthority(chain, random)
  const old = index === null ? undefined : chain.path[index]
  if (index === null || !old) return null
  const key = random.pick(strong)
  const fresh = certificate({ ...old, issuer: old.subject, signer: old.key, key, serial: 601n, isLeaf: false })
  const path = chain.path.map((plan, at) => {
    if (at !== index + 1) return plan
    return lacking({ ...plan, signer: key }, ID.authorityKeyIdentifier)
  })
  return {
    ...chain,
    path,
    others: [...chain.others, fresh],
    crls: random.chance(0.5) ? [...chain.crls, crlOf(fresh)] : chain.crls,
  }
}
