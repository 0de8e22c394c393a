import { anyBelow, type Breakage, changed, changedCrl, having } from './change.ts'
import { keyUsage } from './extensions.ts'
import type { ChainKeys } from './keys.ts'
import type { CertificatePlan, ChainPlan, CrlPlan } from './plan.ts'
import type { Random } from './random.ts'
import {
  certificateIssuer,
  crlNumber,
  deltaIndicator,
  distributionPoints,
  freshestCrl,
  issuingPoint,
  type Point,
  reasonCode,
  type Scope,
} from './revocation-extensions.ts'
import { certificate, crlOf, fromNow } from './sound-chain.ts'

const URI = 'http://koshin.example/a.crl'
const ELSEWHERE = 'http://koshin.example/b.crl'
const SOME = 0x6000 // keyCompromise, cACompromise
const OTHERS = 0x1f80 // affiliationChanged to aACompromise

/** RFC 5280 §5.2.5, §6.3.3 (b): the scope of the CRL against the certificate's distribution point. */
const SCOPES: readonly (readonly [string, Scope, Point | null])[] = [
  ['the point of the certificate', { uri: URI }, { uri: URI }],
  ['another point', { uri: ELSEWHERE }, { uri: URI }],
  ['a point, the certificate has none', { uri: URI }, null],
  ['everything, the certificate has a point', {}, { uri: URI }],
  ['users', { onlyUsers: true }, null],
  ['authorities', { onlyAuthorities: true }, null],
  ['users at the point', { uri: URI, onlyUsers: true }, { uri: URI }],
  ['attributes', { onlyAttributes: true }, null],
  ['two kinds', { onlyUsers: true, onlyAuthorities: true }, null],
  ['some reasons', { reasons: SOME }, null],
  ['some reasons at the point', { uri: URI, reasons: SOME }, { uri: URI }],
  ['some reasons, and the point has these', { uri: URI, reasons: SOME }, { uri: URI, reasons: SOME }],
  ['indirect, without need', { indirect: true }, null],
]

export const SCOPE_BREAKAGES: readonly Breakage[] = [
  ...SCOPES.map(([rule, scope, point]) => ({
    rule: `scope: ${rule}`,
    apply: (chain: ChainPlan, random: Random) => scoped(chain, anyBelow(chain, random), scope, point),
  })),
  { rule: 'scope: some reasons, and the others', apply: twoReasons },
  { rule: 'indirect: fresh', apply: (chain, random, keys) => indirect(chain, random, keys, {}) },
  { rule: 'indirect: revoked', apply: (chain, random, keys) => indirect(chain, random, keys, { revokes: true }) },
  {
    rule: 'indirect: not marked so',
    apply: (chain, random, keys) => indirect(chain, random, keys, { unmarked: true }),
  },
  {
    rule: 'indirect: signer is a stranger',
    apply: (chain, random, keys) => indirect(chain, random, keys, { stranger: true }),
  },
  { rule: 'indirect: signer may not', apply: (chain, random, keys) => indirect(chain, random, keys, { mayNot: true }) },
  { rule: 'delta: nothing new', apply: (chain, random) => withDelta(chain, random, {}) },
  { rule: 'delta: revokes', apply: (chain, random) => withDelta(chain, random, { revokes: 1 }) },
  { rule: 'delta: takes back a hold', apply: (chain, random) => withDelta(chain, random, { revokes: 8, held: true }) },
  { rule: 'delta: of a later base', apply: (chain, random) => withDelta(chain, random, { revokes: 1, base: 11 }) },
  { rule: 'delta: without a base', apply: (chain, random) => withDelta(chain, random, { alone: true }) },
  { rule: 'delta: stale', apply: (chain, random) => withDelta(chain, random, { revokes: 1, stale: true }) },
  { rule: 'delta: spoilt', apply: (chain, random) => withDelta(chain, random, { revokes: 1, spoilt: true }) },
]

function scoped(chain: ChainPlan, index: number, scope: Scope, point: Point | null): ChainPlan | null {
  if (!chain.crls[index - 1]) return null
  const pointed = point ? changed(chain, index, (plan) => having(plan, distributionPoints(point))) : chain
  return changedCrl(pointed, index - 1, (plan) => having(plan, issuingPoint(scope)))
}

/** Two lists that together have every reason, revoking in one of them or in none. */
function twoReasons(chain: ChainPlan, random: Random): ChainPlan | null {
  const index = anyBelow(chain, random)
  const serial = chain.path[index]?.serial
  const complete = chain.crls[index - 1]
  if (!complete || serial === undefined) return null
  const entries = random.chance(0.4)
    ? [{ serial, date: fromNow(-1), extensions: [reasonCode(random.pick([1, 4]))] }]
    : []
  const points = distributionPoints({ uri: URI, reasons: SOME }, { uri: ELSEWHERE, reasons: OTHERS })
  const lists = [
    having(complete, issuingPoint({ uri: URI, reasons: SOME })),
    { ...having(complete, issuingPoint({ uri: ELSEWHERE, reasons: OTHERS })), entries },
  ]
  const pointed = changed(chain, index, (plan) => having(plan, points))
  return { ...pointed, crls: [...pointed.crls.filter((crl) => crl !== complete), ...lists] }
}

interface Indirect {
  readonly revokes?: boolean
  readonly unmarked?: boolean
  readonly stranger?: boolean
  readonly mayNot?: boolean
}

/** The card's CRL comes from another authority, which the anchor certified and the card names (§4.2.1.13 cRLIssuer). */
function indirect(chain: ChainPlan, random: Random, { strong }: ChainKeys, how: Indirect): ChainPlan | null {
  const [anchor] = chain.path
  const leaf = chain.path.at(-1)
  const authority = chain.path.at(-2)
  if (!anchor || !leaf || !authority) return null
  const key = random.pick(strong)
  const subject = [{ type: 'C', value: 'JP' } as const, { type: 'CN', value: 'Revocations' } as const]
  const own = certificate({
    subject,
    issuer: anchor.subject,
    key,
    signer: anchor.key,
    hash: 'sha256',
    serial: 77n,
    isLeaf: false,
  })
  const signer: CertificatePlan = how.mayNot ? having(own, keyUsage('keyCertSign')) : own
  const entry = { serial: leaf.serial, date: fromNow(-1), extensions: [certificateIssuer({ directory: leaf.issuer })] }
  const list: CrlPlan = { ...crlOf(own), entries: how.revokes ? [entry] : [] }
  const marked = how.unmarked
    ? having(list, issuingPoint({ uri: URI }))
    : having(list, issuingPoint({ uri: URI, indirect: true }))
  const pointed = changed(chain, chain.path.length - 1, (plan) =>
    having(plan, distributionPoints({ uri: URI, issuer: subject })),
  )
  return {
    ...pointed,
    others: [...chain.others, how.stranger ? { ...signer, spoilt: true } : signer],
    crls: [...chain.crls.filter(({ issuer }) => issuer !== authority.subject || authority === anchor), marked],
  }
}

interface Delta {
  readonly revokes?: number // reason
  readonly held?: boolean
  readonly base?: number
  readonly alone?: boolean
  readonly stale?: boolean
  readonly spoilt?: boolean
}

function withDelta(chain: ChainPlan, random: Random, how: Delta): ChainPlan | null {
  const index = anyBelow(chain, random)
  const serial = chain.path[index]?.serial
  const complete = chain.crls[index - 1]
  if (!complete || serial === undefined) return null
  const entry = (reason: number) => ({ serial, date: fromNow(-1), extensions: [reasonCode(reason)] })
  const delta: CrlPlan = {
    ...having(complete, crlNumber(12), deltaIndicator(how.base ?? 10)),
    thisUpdate: fromNow(how.stale ? -9 : -0.5),
    nextUpdate: fromNow(how.stale ? -3 : 1),
    entries: how.revokes === undefined ? [] : [entry(how.revokes)],
    spoilt: how.spoilt ?? false,
  }
  const base = how.held ? { ...complete, entries: [...complete.entries, entry(6)] } : complete
  const pointed = changed(chain, index, (plan) => having(plan, distributionPoints({ uri: URI }), freshestCrl(URI)))
  const fresh = having(base, freshestCrl(URI))
  return { ...pointed, crls: [...chain.crls.filter((crl) => crl !== complete), ...(how.alone ? [] : [fresh]), delta] }
}
