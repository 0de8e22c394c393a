import { anyBelow, type Breakage, changedCrl, critical, having, lacking, ofCrl } from './change.ts'
import { ID, unknown } from './extensions.ts'
import type { ChainKeys } from './keys.ts'
import { respelt } from './names.ts'
import type { ChainPlan, CrlPlan } from './plan.ts'
import type { Random } from './random.ts'
import { reasonCode } from './revocation-extensions.ts'
import { fromNow, NOW } from './sound-chain.ts'

/** RFC 5280 §5 and §6.3 with one complete CRL an issuer. The CRL at `index` speaks of the certificate at `index + 1`. */
export const REVOCATION_BREAKAGES: readonly Breakage[] = [
  { rule: 'CRL: revoked', apply: (chain, random) => revoked(chain, random, []) },
  {
    rule: 'CRL: revoked with a reason',
    apply: (chain, random) => revoked(chain, random, [reasonCode(1 + random.below(5))]),
  },
  {
    rule: 'CRL: revoked with a critical reason',
    apply: (chain, random) => revoked(chain, random, [{ ...reasonCode(1), critical: true }]),
  },
  { rule: 'CRL: on hold', apply: (chain, random) => revoked(chain, random, [reasonCode(6)]) },
  { rule: 'CRL: removed from a complete list', apply: (chain, random) => revoked(chain, random, [reasonCode(8)]) },
  { rule: 'CRL: revoked, unknown critical', apply: (chain, random) => revoked(chain, random, [unknown(true)]) },
  { rule: 'CRL: another is revoked, unknown critical', apply: anotherRevoked },
  { rule: 'CRL: missing', apply: missing },
  { rule: 'CRL: all missing', apply: (chain) => ({ ...chain, crls: [] }) },
  { rule: 'CRL: signed by another', apply: signedByAnother },
  ofCrl('CRL: stale', (plan, random) => ({
    ...plan,
    thisUpdate: fromNow(-9),
    nextUpdate: fromNow(-1 - random.below(5)),
  })),
  ofCrl('CRL: last second', (plan) => ({ ...plan, nextUpdate: NOW })),
  ofCrl('CRL: first second', (plan) => ({ ...plan, thisUpdate: NOW })),
  ofCrl('CRL: from tomorrow', (plan) => ({ ...plan, thisUpdate: fromNow(1) })),
  ofCrl('CRL: without end', (plan) => ({ ...plan, nextUpdate: null })),
  ofCrl('CRL: spoilt', (plan) => ({ ...plan, spoilt: true })),
  ofCrl('CRL: issuer respelt', (plan) => ({ ...plan, issuer: respelt(plan.issuer) })),
  ofCrl('CRL: of another', (plan) => ({ ...plan, issuer: [{ type: 'CN', value: 'Another' }] })),
  ofCrl('CRL: SHA-1', (plan) => ({ ...plan, hash: 'sha1' })),
  ofCrl('CRL: unknown critical', (plan) => having(plan, unknown(true))),
  ofCrl('CRL: unknown', (plan) => having(plan, unknown(false))),
  ofCrl('CRL: of version 1', (plan) => ({ ...plan, version: 1, extensions: [] })),
  ofCrl('CRL: two algorithms', (plan) => ({ ...plan, inner: plan.hash === 'sha256' ? 'sha384' : 'sha256' })),
  ofCrl('CRL: critical number', (plan) => critical(plan, ID.crlNumber)),
  ofCrl('CRL: no number', (plan) => lacking(plan, ID.crlNumber)),
  {
    rule: 'CRL: a stale one and a fresh one',
    apply: beside((plan) => ({ ...plan, thisUpdate: fromNow(-9), nextUpdate: fromNow(-2) })),
  },
  { rule: 'CRL: a spoilt one and a sound one', apply: beside((plan) => ({ ...plan, spoilt: true })) },
]

function revoked(chain: ChainPlan, random: Random, extensions: CrlPlan['extensions']): ChainPlan | null {
  const index = anyBelow(chain, random)
  const serial = chain.path[index]?.serial
  if (serial === undefined || !chain.crls[index - 1]) return null
  return changedCrl(chain, index - 1, (plan) => ({
    ...plan,
    entries: [...plan.entries, { serial, date: fromNow(-1), extensions }],
  }))
}

function anotherRevoked(chain: ChainPlan, random: Random): ChainPlan | null {
  if (chain.crls.length === 0) return null
  return changedCrl(chain, random.below(chain.crls.length), (plan) => ({
    ...plan,
    entries: [...plan.entries, { serial: 99n, date: fromNow(-1), extensions: [unknown(true)] }],
  }))
}

function missing(chain: ChainPlan, random: Random): ChainPlan {
  const gone = random.below(chain.crls.length)
  return { ...chain, crls: chain.crls.filter((_, index) => index !== gone) }
}

function signedByAnother(chain: ChainPlan, random: Random, { strong }: ChainKeys): ChainPlan | null {
  const index = random.below(chain.crls.length)
  const right = chain.crls[index]?.signer
  const wrong = strong.filter((key) => key.kind === right?.kind && key !== right)
  return wrong.length === 0 ? null : changedCrl(chain, index, (plan) => ({ ...plan, signer: random.pick(wrong) }))
}

function beside(change: (plan: CrlPlan) => CrlPlan): Breakage['apply'] {
  return (chain, random) => {
    const plan = chain.crls[random.below(chain.crls.length)]
    if (!plan) return null
    return { ...chain, crls: random.chance(0.5) ? [...chain.crls, change(plan)] : [change(plan), ...chain.crls] }
  }
}
