import { describe, expect, it } from 'vitest'
import { basicConstraints, keyUsage } from '../../support/chains/extensions.ts'
import {
  ANCHOR,
  ANCHOR_KEY,
  AUTHORITY,
  AUTHORITY_KEY,
  LEAF,
  named,
  OTHER_KEY,
  PLAIN,
  verdict,
} from '../../support/chains/plain-chain.ts'
import type { CertificatePlan, ChainPlan, CrlPlan } from '../../support/chains/plan.ts'
import {
  certificateIssuer,
  crlNumber,
  deltaIndicator,
  distributionPoints,
  issuingPoint,
  type Point,
  reasonCode,
  type Scope,
} from '../../support/chains/revocation-extensions.ts'
import { certificate, crlOf, fromNow } from '../../support/chains/sound-chain.ts'

const COMPROMISE = 0x4000
const OTHER_REASONS = 0x3f80
const entry = (serial: bigint, ...extensions: CertificatePlan['extensions']) => ({
  serial,
  date: fromNow(-2),
  extensions,
})
const list = (change: Partial<CrlPlan> = {}, serials: bigint[] = []): CrlPlan => ({
  ...crlOf(AUTHORITY, serials),
  ...change,
})
const scoped = (scope: Scope, serials: bigint[] = []) =>
  list({ extensions: [issuingPoint(scope), crlNumber(10)] }, serials)
/** The plain chain, with these lists for the card, and these points in it. */
const asked = (lists: CrlPlan[], points: Point[] = [], more: Partial<ChainPlan> = {}) => {
  const leaf = {
    ...LEAF,
    extensions: [...LEAF.extensions, ...(points.length > 0 ? [distributionPoints(...points)] : [])],
  }
  return verdict({ ...PLAIN, path: [ANCHOR, AUTHORITY, leaf], crls: [crlOf(ANCHOR), ...lists], ...more })
}

describe('what a list speaks about', () => {
  const here = 'http://example.jp/a.crl'

  it.each<[string, Scope, Point[], string]>([
    ['users, for a card', { onlyUsers: true }, [], 'accept'],
    ['CAs, for a card', { onlyAuthorities: true }, [], 'revocation-unknown'],
    ['attributes', { onlyAttributes: true }, [], 'revocation-unknown'],
    ['two kinds at once', { onlyUsers: true, onlyAuthorities: true }, [], 'unreadable'],
    ['its place, which the card names', { uri: here }, [{ uri: here }], 'accept'],
    ['its place, which the card does not name', { uri: here }, [{ uri: `${here}?` }], 'revocation-unknown'],
    ['its place, for a card without one', { uri: here }, [], 'revocation-unknown'],
    ['some reasons', { reasons: COMPROMISE }, [], 'revocation-unknown'],
    ['every reason', { reasons: COMPROMISE | OTHER_REASONS }, [], 'accept'],
    ['every issuer, and the card names none', { indirect: true }, [], 'accept'],
  ])('is %s', (_, scope, points, expected) => {
    expect(asked([scoped(scope)], points)).toBe(expected)
  })

  it('is put together from lists of different reasons', () => {
    const [compromise, others] = [scoped({ reasons: COMPROMISE }), scoped({ reasons: OTHER_REASONS })]
    expect(asked([compromise, others])).toBe('accept')
    expect(asked([compromise, scoped({ reasons: OTHER_REASONS }, [3n])])).toBe('revoked')
    expect(asked([scoped({ reasons: COMPROMISE }, [3n])])).toBe('revoked')
  })

  it('is asked even where another has told of every reason, in whatever order', () => {
    const lists = [scoped({ onlyUsers: true }), scoped({ reasons: OTHER_REASONS }, [3n])]
    expect(asked(lists)).toBe('revoked')
    expect(asked(lists.toReversed())).toBe('revoked')
  })

  it('counts reasons that a point leaves out as not covered', () => {
    const point = { uri: here, reasons: COMPROMISE }
    expect(asked([scoped({ uri: here })], [point])).toBe('revocation-unknown')
    expect(asked([scoped({ uri: here })], [point, { uri: here, reasons: OTHER_REASONS }])).toBe('accept')
  })
})

describe('a list of somebody else', () => {
  const SIGNER = certificate({
    subject: named('Lists'),
    issuer: named('Anchor'),
    key: OTHER_KEY,
    signer: ANCHOR_KEY,
    hash: 'sha256',
    serial: 7n,
    isLeaf: true,
  })
  const signer = { ...SIGNER, extensions: [keyUsage('cRLSign')] }
  const foreign = (entries: CrlPlan['entries'], scope: Scope = { indirect: true }): CrlPlan => ({
    ...list(),
    issuer: named('Lists'),
    signer: OTHER_KEY,
    hash: 'sha256',
    entries,
    extensions: [issuingPoint(scope), crlNumber(1)],
  })
  const point = { issuer: named('Lists') }
  const ofAuthority = certificateIssuer({ directory: named('Authority') })
  const ask = (crl: CrlPlan, others: CertificatePlan[] = [signer], points = [point]) => asked([crl], points, { others })

  it('speaks where the card sends us to it, about the issuers that its entries name', () => {
    expect(ask(foreign([]))).toBe('accept')
    expect(ask(foreign([entry(3n, ofAuthority)]))).toBe('revoked')
    expect(ask(foreign([entry(3n)]))).toBe('accept')
    expect(ask(foreign([entry(9n, ofAuthority), entry(3n)]))).toBe('revoked')
  })

  it('says nothing where it is not for others, or nobody sent us', () => {
    expect(ask(foreign([], {}))).toBe('revocation-unknown')
    expect(ask(foreign([]), [signer], [])).toBe('revocation-unknown')
  })

  it('is believed of a signer that may sign lists, stands on the same anchor and is not revoked', () => {
    expect(ask(foreign([]), [])).toBe('crl-unusable')
    expect(ask(foreign([]), [{ ...signer, extensions: [keyUsage('digitalSignature')] }])).toBe('crl-unusable')
    expect(ask(foreign([]), [{ ...signer, spoilt: true }])).toBe('crl-unusable')
    expect(ask(foreign([]), [{ ...signer, notAfter: fromNow(-1) }])).toBe('crl-unusable')
    const crls = [crlOf(ANCHOR, [7n]), foreign([])]
    expect(asked([], [point], { others: [signer], crls })).toBe('crl-unusable')
  })

  it('may name another issuer only where it says that it does', () => {
    expect(asked([list({ entries: [entry(9n, ofAuthority)] })])).toBe('crl-unusable')
  })
})

describe('a key for lists alone (RFC 5280 §5: a CA may have one)', () => {
  const LISTS = { ...AUTHORITY, key: OTHER_KEY, serial: 6n, extensions: [basicConstraints(false), keyUsage('cRLSign')] }
  const byIt = list({ signer: OTHER_KEY, hash: 'sha256' })

  it('is believed by the name of the CA', () => {
    expect(asked([byIt], [], { others: [LISTS] })).toBe('accept')
    expect(asked([{ ...byIt, entries: [entry(3n)] }], [], { others: [LISTS] })).toBe('revoked')
    expect(asked([byIt])).toBe('crl-unusable')
  })

  it('is not believed about itself', () => {
    const own = { ...LISTS, issuer: named('Authority'), signer: AUTHORITY_KEY, serial: 6n }
    const newer = { ...byIt, thisUpdate: fromNow(-0.1) }
    expect(asked([list(), newer], [], { others: [own] })).toBe('accept')
    const ofItself = { ...PLAIN, profile: 'path' as const, path: [ANCHOR, AUTHORITY, own] }
    expect(verdict({ ...ofItself, crls: [crlOf(ANCHOR), list({}, [6n]), newer] })).toBe('revoked')
    expect(verdict({ ...ofItself, crls: [crlOf(ANCHOR), list(), newer] })).toBe('accept')
    expect(verdict({ ...ofItself, crls: [crlOf(ANCHOR), newer] })).toBe('revocation-unknown')
  })

  it('is the one to ask about a certificate that it signed itself', () => {
    expect(verdict({ ...PLAIN, profile: 'path', path: [ANCHOR, ANCHOR], crls: [crlOf(ANCHOR)] })).toBe('accept')
    expect(verdict({ ...PLAIN, profile: 'path', path: [ANCHOR, ANCHOR], crls: [] })).toBe('revocation-unknown')
  })
})

describe('of several lists', () => {
  const older = { thisUpdate: fromNow(-3) }

  it('the newest decides', () => {
    expect(asked([list(older, [3n]), list()])).toBe('accept')
    expect(asked([list({}, [3n]), list(older)])).toBe('revoked')
  })

  it('one that is current is enough', () => {
    expect(asked([list(), list({ thisUpdate: fromNow(-20), nextUpdate: fromNow(-10) })])).toBe('accept')
    expect(asked([list(), list({ thisUpdate: fromNow(2) })])).toBe('accept')
  })
})

describe('a delta', () => {
  const delta = (entries: CrlPlan['entries'] = [], base = 10, number = 11, change: Partial<CrlPlan> = {}): CrlPlan => {
    const { extensions } = list()
    const [authorityKey] = extensions
    const own = authorityKey ? [authorityKey] : []
    return list({
      thisUpdate: fromNow(-0.5),
      entries,
      extensions: [...own, crlNumber(number), deltaIndicator(base)],
      ...change,
    })
  }

  it('revokes, and takes back', () => {
    expect(asked([list(), delta([entry(3n)])])).toBe('revoked')
    expect(asked([list({}, [3n]), delta([entry(3n, reasonCode(8))])])).toBe('accept')
    expect(asked([list({}, [3n]), delta()])).toBe('revoked')
    expect(asked([list(), delta()])).toBe('accept')
  })

  it('is no list by itself', () => {
    expect(asked([delta()])).toBe('revocation-unknown')
  })

  it('counts only for a list that it was made for', () => {
    expect(asked([list(), delta([entry(3n)], 11, 12)])).toBe('accept')
    expect(asked([list(), delta([entry(3n)], 9, 10)])).toBe('accept')
    expect(asked([list(), delta([entry(3n)], 8, 11)])).toBe('revoked')
    const { extensions } = delta()
    const users = delta([entry(3n)], 10, 11, { extensions: [...extensions, issuingPoint({ onlyUsers: true })] })
    expect(asked([list(), users])).toBe('accept') // of another scope
  })

  it('brings a list up to date that is not any more', () => {
    const old = { thisUpdate: fromNow(-9), nextUpdate: fromNow(-2) }
    expect(asked([list(old), delta()])).toBe('accept')
    expect(asked([list(old), delta([entry(3n)])])).toBe('revoked')
    expect(asked([list(old, [3n]), delta()])).toBe('revoked')
    expect(asked([list(old), delta([], 11, 12)])).toBe('revocation-stale') // made for a later one
  })

  it('that is old, forged or not understood leaves nothing known', () => {
    expect(asked([list(), delta([], 10, 11, { nextUpdate: fromNow(-0.1) })])).toBe('revocation-stale')
    expect(asked([list(), delta([], 10, 11, { spoilt: true })])).toBe('crl-unusable')
  })
})
