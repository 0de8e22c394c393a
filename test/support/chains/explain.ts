import type { Answers } from './compare.ts'

/** A generated chain and what was said of it. */
export interface Comparison extends Answers {
  readonly rules: readonly string[]
  readonly profile: 'path' | 'card'
}

/** Why the judges may differ; nothing else may make them. */
interface Explanation {
  readonly why: string
  readonly ours: string
  readonly rule: RegExp // one of what was done to the chain
  readonly and?: RegExp // another
  readonly theirs?: RegExp // without it: they accept
  readonly isOfAnchor?: true
  readonly profile?: 'path' | 'card'
}

/** Accepting what OpenSSL refuses wants a rule of RFC 5280 that says so. */
const WE_ACCEPT: readonly Explanation[] = [
  {
    why: 'we accept: notAfter and nextUpdate are inclusive (§4.1.2.5, §6.3.3 a); OpenSSL ends a second before',
    ours: 'accept',
    rule: /: last second$/,
    theirs: /^(certificate|CRL) has expired$/,
  },
  {
    why: 'we accept: an anchor is a name and a key, its dates are no part of the path (§6.1.1 d); a card wants them',
    ours: 'accept',
    rule: /^anchor: (expired|not yet)$/,
    theirs: /^certificate (has expired|is not yet valid)$/,
    isOfAnchor: true,
    profile: 'path',
  },
  {
    why: 'we accept: the same of the anchor of a list’s signer, whose path is of another length',
    ours: 'accept',
    rule: /^anchor: (expired|not yet)$/,
    and: /^indirect:/,
    theirs: /^certificate (has expired|is not yet valid)$/,
    profile: 'path',
  },
  {
    why: 'we accept: nobody can revoke an anchor (§6.1.1 d); OpenSSL looks for it too, and finds only a list of another scope',
    ours: 'accept',
    rule: /^(scope|delta)/,
    theirs: /^different CRL scope$/,
    isOfAnchor: true,
  },
  {
    why: 'we accept: the same, where the only list without a scope is a stale one',
    ours: 'accept',
    rule: /^CRL: (a stale one and a fresh one|stale)$/,
    and: /^scope/,
    theirs: /^CRL has expired$/,
    isOfAnchor: true,
  },
  {
    why: 'we accept: which certificate of its issuer a certificate names is no part of §6.1; renewed ones have the same key',
    ours: 'accept',
    rule: /^shape: authority key by another serial$/,
    theirs: /^(unable to get local issuer certificate|authority and issuer serial number mismatch)$/,
  },
  {
    why: 'we accept: the same, where there are other certificates of the issuer that OpenSSL takes instead',
    ours: 'accept',
    rule: /^shape: authority key by/,
    and: /^pool: (a namesake|only a ring)/,
    theirs: /^(certificate has expired|unable to get certificate CRL)$/,
  },
  {
    why: 'we accept: a list without identifiers may be of either key of its issuer; OpenSSL tries one of two',
    ours: 'accept',
    rule: /^(CRL: of version 1$|key: weak|keyIdentifier: none$)/,
    and: /^pool: (a new key|a namesake with another key)/,
    theirs: /^CRL signature failure$/,
  },
  {
    why: 'we accept: a list of the issuer for all reasons tells all, whatever the point asks for (§6.3.3, at the end)',
    ours: 'accept',
    rule: /^scope: some reasons, and the point has these$/,
    and: /^(scope: (users|authorities|indirect)|delta: of a later base|CRL: of version 1$)/,
    theirs: /^unable to get certificate CRL$/,
  },
  {
    why: 'we accept: one of two certificates of a key may sign lists (§6.3.3 f); OpenSSL looks at the one in the path',
    ours: 'accept',
    rule: /^keyUsage: no cRLSign$/,
    and: /^pool: (a ring|a namesake)/,
    theirs: /^key usage does not include CRL signing$/,
  },
]

/** Refusing what OpenSSL accepts is ours to choose. */
const WE_REFUSE: readonly Explanation[] = [
  {
    why: 'we refuse: not the profile of §4 (serial of 21 octets, an extension twice, pathLen without CA, v1 with extensions) or of §5',
    ours: 'unreadable',
    rule: /^(serial: 21 octets|extension: unknown, twice|card: pathLen without an authority|CRL: two algorithms|scope: two kinds|(card|CRL|anchor): of version 1)$/,
  },
  {
    why: 'we refuse: a list that does not say when it ends (§5.1.2.5: nextUpdate MUST be there)',
    ours: 'revocation-stale',
    rule: /^CRL: without end$/,
  },
  {
    why: 'we refuse: anyPolicy in a mapping (§6.1.4 a); OpenSSL looks only where there are policies',
    ours: 'policy',
    rule: /^mapping: (from|to) anyPolicy$/,
  },
  {
    why: 'we refuse: a card wants RSA-2048, P-256 or P-384 all the way up, and no path may hang on P-224',
    ours: 'weak-key',
    rule: /^key: weak/,
  },
  {
    why: 'we refuse: revoked in one list or entry is revoked, whatever another one says',
    ours: 'revoked',
    rule: /^(indirect: revoked|CRL: removed from a complete list)$/,
  },
  {
    why: 'we refuse: a stale delta leaves open what it would have said (§6.3.3 c)',
    ours: 'revocation-stale',
    rule: /^delta: stale$/,
  },
  {
    why: 'we refuse: a delta that nobody has signed leaves open what it would have said; OpenSSL may pass it over',
    ours: 'crl-unusable',
    rule: /^delta: spoilt$/,
  },
  { why: 'we refuse: MD5', ours: 'weak-hash', rule: /^hash: MD5$/ },
  { why: 'card: SHA-2 only, lists included', ours: 'crl-unusable', rule: /^CRL: SHA-1$/, profile: 'card' },
  { why: 'card: the serial is positive (§4.1.2.2)', ours: 'serial', rule: /^serial: 0$/, profile: 'card' },
  {
    why: 'card: keyUsage has digitalSignature; openssl verify was told no purpose',
    ours: 'key-usage',
    rule: /^keyUsage: (card for|empty)/,
    profile: 'card',
  },
  { why: 'card: is nobody’s authority', ours: 'leaf-is-ca', rule: /^card: is an authority$/, profile: 'card' },
]

const ALONE =
  'we accept: OpenSSL does not come back from a wrong issuer or list; of our path and lists alone it accepts'

/** Why they differ; null where nobody has said. */
export function explanationOf({ rules, profile, ours, theirs, alone, isOfAnchor }: Comparison): string | null {
  if (alone === 'accept') return ALONE
  const found = [...WE_ACCEPT, ...WE_REFUSE].find(
    (explanation) =>
      explanation.ours === ours &&
      [theirs, alone].some((says) => says !== null && (explanation.theirs ?? /^accept$/).test(says)) &&
      [explanation.rule, explanation.and ?? /^/].every((wanted) => rules.some((rule) => wanted.test(rule))) &&
      (!explanation.isOfAnchor || isOfAnchor) &&
      (explanation.profile ?? profile) === profile,
  )
  return found?.why ?? null
}
