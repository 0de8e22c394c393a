import {
  authorityKeyIdentifier,
  basicConstraints,
  type Extension,
  keyUsage,
  policies,
  subjectKeyIdentifier,
} from './extensions.ts'
import type { ChainKey, ChainKeys } from './keys.ts'
import type { ChainName } from './names.ts'
import { ANY_POLICY, type CertificatePlan, type ChainPlan, type CrlPlan } from './plan.ts'
import type { Random } from './random.ts'
import { crlNumber } from './revocation-extensions.ts'
import type { Hash } from './sign.ts'

export const NOW = new Date('2026-11-24T03:00:00Z')
const DAY = 86_400_000 // milliseconds
export const fromNow = (days: number): Date => new Date(NOW.getTime() + days * DAY)
export const POLICY = '1.3.6.1.4.1.99999.7.1'

/** A chain that every validator accepts: an anchor, 0 to 3 authorities, a card, and a CRL of each issuer. */
export function soundChain(random: Random, { strong }: ChainKeys): ChainPlan {
  const authorities = random.below(4)
  const names = Array.from({ length: authorities + 2 }, (_, index) => nameAt(index, authorities + 1, random))
  const keys = names.map(() => random.pick(strong))
  const hasPolicies = random.chance(0.5)
  const path = names.map((subject, index) => {
    const issuer = Math.max(0, index - 1)
    return certificate({
      subject,
      issuer: names[issuer] ?? [],
      key: keys[index] as ChainKey,
      signer: keys[issuer] as ChainKey,
      hash: random.pick<Hash>(['sha256', 'sha256', 'sha384', 'sha512']),
      serial: BigInt(1 + random.below(2 ** 31)) * BigInt(1 + random.below(2 ** 31)) + 1n,
      isLeaf: index === names.length - 1,
      more: hasPolicies && index > 0 ? [policies(POLICY)] : [],
    })
  })
  return {
    path,
    others: [],
    crls: path.slice(0, -1).map((authority) => crlOf(authority, random.chance(0.3) ? [7n, 8n] : [])),
    at: NOW,
    profile: random.chance(0.5) ? 'path' : 'card',
    revocation: random.chance(0.05) ? 'off' : 'refuse',
    policies: { initial: [ANY_POLICY], explicitPolicy: false, inhibitPolicyMapping: false, inhibitAnyPolicy: false },
  }
}

function nameAt(index: number, last: number, random: Random): ChainName {
  const common = index === 0 ? 'Anchor' : index === last ? 'Card of Yamada' : `Authority ${index}`
  return [
    { type: 'C', value: 'JP' },
    { type: 'O', value: random.pick(['Koshin Test', 'Kawasaki Works', '更新 試験']) },
    { type: 'CN', value: `${common} ${random.below(1000)}` },
  ]
}

interface Parts extends Pick<CertificatePlan, 'subject' | 'issuer' | 'key' | 'signer' | 'hash' | 'serial'> {
  readonly isLeaf: boolean
  readonly more?: readonly Extension[]
}

export function certificate({ isLeaf, more = [], ...plan }: Parts): CertificatePlan {
  const own = isLeaf
    ? [basicConstraints(false), keyUsage('digitalSignature')]
    : [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')]
  const identifiers = [subjectKeyIdentifier(plan.key.identifier), authorityKeyIdentifier(plan.signer.identifier)]
  return {
    ...plan,
    version: 3,
    notBefore: fromNow(-300),
    notAfter: fromNow(300),
    extensions: [...identifiers, ...own, ...more],
  }
}

export const crlOf = (authority: CertificatePlan, serials: readonly bigint[] = []): CrlPlan => ({
  version: 2,
  issuer: authority.subject,
  signer: authority.key,
  hash: authority.key.kind === 'rsa' ? 'sha256' : 'sha384',
  thisUpdate: fromNow(-1),
  nextUpdate: fromNow(6),
  entries: serials.map((serial) => ({ serial, date: fromNow(-2), extensions: [] })),
  extensions: [authorityKeyIdentifier(authority.key.identifier), crlNumber(10)],
})
