import { describe, expect, it } from 'vitest'
import { nameConstraints, policies, policyMappings, subjectAltName } from '../../support/chains/extensions.ts'
import { ecChainKey } from '../../support/chains/keys.ts'
import {
  ANCHOR,
  AUTHORITY,
  AUTHORITY_KEY,
  decision,
  LEAF,
  LEAF_KEY,
  named,
  PLAIN,
  withCertificate,
} from '../../support/chains/plain-chain.ts'
import type { CertificatePlan, ChainPlan } from '../../support/chains/plan.ts'

// Each of these would take minutes without a budget. Times are figures of the bench; here the answer is what counts.
const LIMIT = 5_000
const many = <Value>(length: number, make: (index: number) => Value) =>
  Array.from({ length }, (_, index) => make(index))
const STRANGERS = many(300, () => ecChainKey('P-256'))
const asked = (plan: ChainPlan) => {
  const answer = decision({ ...plan, revocation: 'off' })
  return answer.decision === 'accept' ? 'accept' : answer.reason
}

describe('a search for a path ends', () => {
  it.each<[string, ChainPlan, string]>([
    ['in a circle of two', circle(2), 'no-path'],
    ['in a circle of ten', circle(10), 'no-path'],
    ['at issuers that issued themselves', { ...PLAIN, path: [ANCHOR, selfIssued(), LEAF] }, 'no-path'],
    ['with the right one among hundreds that have its name', crowd(AUTHORITY), 'accept'],
    ['where none of hundreds of one name is right', crowd(null), 'work-exhausted'],
    ['where every level has twenty ways up, and none out', mesh(), 'work-exhausted'],
    ['on a ladder that is too long', ladder(30), 'no-path'],
    ['at a thousand names times a thousand subtrees', nameBomb(), 'work-exhausted'],
    ['at policies that multiply at every level', policyBomb(), 'work-exhausted'],
  ])(
    '%s',
    (_, plan, reason) => {
      expect(asked(plan)).toBe(reason)
    },
    LIMIT,
  )

  it('goes round a circle once', () => {
    expect(decision({ ...circle(3), revocation: 'off' }).path).toHaveLength(4)
  })

  it('knows a way out of a circle', () => {
    expect(asked({ ...circle(3), others: [...circle(3).others, AUTHORITY] })).toBe('accept')
  })
})

/** The card's authority was issued by the last of a ring, each of which the one before it issued. */
function circle(size: number): ChainPlan {
  const name = (index: number) => (index % size === 0 ? named('Authority') : named(`Ring ${index % size}`))
  const ring = many(size, (index) => ({
    ...AUTHORITY,
    serial: BigInt(100 + index),
    subject: name(index),
    issuer: name(index + 1),
    signer: AUTHORITY_KEY,
  }))
  return { ...PLAIN, path: [ANCHOR, LEAF], others: ring }
}

const selfIssued = (): CertificatePlan => ({ ...AUTHORITY, issuer: AUTHORITY.subject, signer: AUTHORITY_KEY })

/** Same name, another key each; the hints all say that it is the one, or none does. */
function crowd(right: CertificatePlan | null): ChainPlan {
  const extensions = right ? AUTHORITY.extensions.slice(1) : AUTHORITY.extensions
  const others = STRANGERS.map((key, index) => ({ ...AUTHORITY, serial: BigInt(1_000 + index), key, extensions }))
  return { ...PLAIN, path: [ANCHOR, LEAF], others: right ? [...others, right] : others }
}

/** Twenty certificates a level for one name and two keys, all of them properly signed. */
function mesh(): ChainPlan {
  const level = (index: number) => (index === 0 ? named('Authority') : named(`Level ${index}`))
  const others = many(12, (index) =>
    many(20, (copy) => ({
      ...AUTHORITY,
      serial: BigInt(1_000 + index * 100 + copy),
      subject: level(index),
      issuer: level(index + 1),
      key: AUTHORITY_KEY,
      signer: AUTHORITY_KEY,
    })),
  ).flat()
  return { ...PLAIN, path: [ANCHOR, LEAF], others }
}

function ladder(length: number): ChainPlan {
  const level = (index: number) =>
    index === length ? ANCHOR.subject : named(index === 0 ? 'Authority' : `Rung ${index}`)
  const rungs = many(length, (index) => ({
    ...AUTHORITY,
    serial: BigInt(1_000 + index),
    subject: level(index),
    issuer: level(index + 1),
    key: AUTHORITY_KEY,
    signer: index === length - 1 ? ANCHOR.key : AUTHORITY_KEY,
  }))
  return { ...PLAIN, path: [ANCHOR, LEAF], others: rungs }
}

function nameBomb(): ChainPlan {
  const names = many(1_000, (index) => ({ dns: `${index}.example` }))
  const constrained = withCertificate(1, { extensions: [...AUTHORITY.extensions, nameConstraints(names, [])] })
  return withCertificate(2, { extensions: [...LEAF.extensions, subjectAltName(...names)] }, constrained)
}

/** RFC 9618: each CA maps each of its policies to all of them, so the tree of RFC 5280 has n^depth nodes. */
function policyBomb(): ChainPlan {
  const ids = many(60, (index) => `1.2.3.${index}`)
  const pairs = ids.flatMap((issuer) => ids.map((subject) => [issuer, subject] as const))
  const bomb = [policies(...ids), policyMappings(...pairs)]
  const name = (index: number) => (index === 0 ? ANCHOR.subject : named(index === 6 ? 'Authority' : `Level ${index}`))
  const levels = many(6, (index) => ({
    ...AUTHORITY,
    serial: BigInt(50 + index),
    subject: name(index + 1),
    issuer: name(index),
    key: AUTHORITY_KEY,
    signer: index === 0 ? ANCHOR.key : AUTHORITY_KEY,
    extensions: [...AUTHORITY.extensions, ...bomb],
  }))
  const leaf = { ...LEAF, key: LEAF_KEY, extensions: [...LEAF.extensions, policies(...ids)] }
  return { ...PLAIN, path: [ANCHOR, ...levels, leaf] }
}
