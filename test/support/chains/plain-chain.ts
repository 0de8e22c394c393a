import type { PathDecision } from '../../../src/certificate/path/types.ts'
import { lacking } from './change.ts'
import { decide } from './decide.ts'
import { ID } from './extensions.ts'
import type { ChainKey } from './keys.ts'
import { makeChainKeys } from './keys.ts'
import type { ChainName } from './names.ts'
import { ANY_POLICY, type CertificatePlan, type ChainPlan, type CrlPlan } from './plan.ts'
import { crlOf, NOW, certificate as withIdentifiers } from './sound-chain.ts'
import { type WrittenChain, writeChain } from './written-chain.ts'

const { strong, weak } = makeChainKeys()
const ec = strong.filter(({ kind }) => kind === 'ec')

export const [ANCHOR_KEY, AUTHORITY_KEY, LEAF_KEY, OTHER_KEY] = ec as [ChainKey, ChainKey, ChainKey, ChainKey]
export const [RSA_1024] = weak as [ChainKey]
export const RSA_2048 = strong.find(({ kind }) => kind === 'rsa') as ChainKey

export const named = (value: string): ChainName => [
  { type: 'C', value: 'JP' },
  { type: 'CN', value },
]

/** Without key identifiers: tests change keys, and a certificate that names another key's has no issuer. */
const certificate: typeof withIdentifiers = (options) =>
  lacking(withIdentifiers(options), ID.subjectKeyIdentifier, ID.authorityKeyIdentifier)

export const ANCHOR = certificate({
  subject: named('Anchor'),
  issuer: named('Anchor'),
  key: ANCHOR_KEY,
  signer: ANCHOR_KEY,
  hash: 'sha256',
  serial: 1n,
  isLeaf: false,
})

export const AUTHORITY: CertificatePlan = certificate({
  subject: named('Authority'),
  issuer: named('Anchor'),
  key: AUTHORITY_KEY,
  signer: ANCHOR_KEY,
  hash: 'sha256',
  serial: 2n,
  isLeaf: false,
})

export const LEAF: CertificatePlan = certificate({
  subject: named('Card'),
  issuer: named('Authority'),
  key: LEAF_KEY,
  signer: AUTHORITY_KEY,
  hash: 'sha256',
  serial: 3n,
  isLeaf: true,
})

/** A card below an authority below an anchor, with a list of both, that every profile accepts. */
export const PLAIN: ChainPlan = {
  path: [ANCHOR, AUTHORITY, LEAF],
  others: [],
  crls: [crlOf(ANCHOR), crlOf(AUTHORITY)],
  at: NOW,
  profile: 'card',
  revocation: 'refuse',
  policies: { initial: [ANY_POLICY], explicitPolicy: false, inhibitPolicyMapping: false, inhibitAnyPolicy: false },
}

/** The plain chain with one certificate changed: 0 is the anchor, 2 the card. */
export const withCertificate = (index: 0 | 1 | 2, change: Partial<CertificatePlan>, plan = PLAIN): ChainPlan => ({
  ...plan,
  path: plan.path.map((certificate, at) => (at === index ? { ...certificate, ...change } : certificate)),
})

/** The plain chain with the card's list changed. */
export const withList = (change: Partial<CrlPlan>, plan = PLAIN): ChainPlan => ({
  ...plan,
  crls: plan.crls.map((crl, at) => (at === 1 ? { ...crl, ...change } : crl)),
})

export const decision = (plan: ChainPlan, more: Partial<WrittenChain> = {}): PathDecision =>
  decide({ ...writeChain(plan), ...more })

/** 'accept', or the reason of the refusal. */
export function verdict(plan: ChainPlan, more: Partial<WrittenChain> = {}): string {
  const answer = decision(plan, more)
  return answer.decision === 'accept' ? 'accept' : answer.reason
}
