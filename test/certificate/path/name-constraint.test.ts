import { describe, expect, it } from 'vitest'
import { type Der, element, explicit, implicit, oid, sequence } from '../../support/chains/der.ts'
import {
  type Extension,
  type GeneralName,
  ID,
  nameConstraints,
  subjectAltName,
} from '../../support/chains/extensions.ts'
import {
  ANCHOR,
  AUTHORITY,
  AUTHORITY_KEY,
  LEAF,
  named,
  OTHER_KEY,
  PLAIN,
  verdict,
  withCertificate,
} from '../../support/chains/plain-chain.ts'
import type { CertificatePlan, ChainPlan } from '../../support/chains/plan.ts'

const more = (certificate: CertificatePlan, ...extensions: Extension[]) => ({
  extensions: [...certificate.extensions, ...extensions],
})
const withNames = (constraints: Extension, ...names: GeneralName[]): ChainPlan =>
  withCertificate(
    2,
    names.length > 0 ? more(LEAF, subjectAltName(...names)) : {},
    withCertificate(1, more(AUTHORITY, constraints)),
  )
const raw = (id: string, value: Der): Extension => ({ id, critical: true, value })
const other = explicit(0, oid('1.2.3'), explicit(0, element(0x0c, Buffer.from('x'))))

describe('constraints of an authority', () => {
  it.each<[string, Extension, GeneralName[], string]>([
    ['a host that is permitted', nameConstraints([{ dns: 'jp' }], []), [{ dns: 'a.jp' }], 'accept'],
    ['a host that is not', nameConstraints([{ dns: 'jp' }], []), [{ dns: 'a.jp' }, { dns: 'com' }], 'name-constraint'],
    ['a host that is excluded', nameConstraints([], [{ dns: 'a.jp' }]), [{ dns: 'b.a.jp' }], 'name-constraint'],
    ['both', nameConstraints([{ dns: 'jp' }], [{ dns: 'a.jp' }]), [{ dns: 'a.jp' }], 'name-constraint'],
    ['a kind that is not constrained', nameConstraints([{ dns: 'jp' }], []), [{ uri: 'http://x.com' }], 'accept'],
    ['a mailbox that cannot be read', nameConstraints([], [{ email: 'a.jp' }]), [{ email: 'none' }], 'name-constraint'],
    [
      'a directory name',
      nameConstraints([{ directory: named('Card') }], []),
      [{ directory: named('X') }],
      'name-constraint',
    ],
  ])('hold for %s', (_, constraints, names, expected) => {
    expect(verdict(withNames(constraints, ...names))).toBe(expected)
  })

  it('hold for mail addresses in the subject, where case counts before the @ (§7.5)', () => {
    const mailing = (value: string, email = 'a.jp') => {
      const constraints = nameConstraints([{ email }], [])
      const subject = [...LEAF.subject, { type: 'E' as const, value }]
      return verdict(withCertificate(2, { subject }, withNames(constraints)))
    }
    expect(mailing('taro@a.jp')).toBe('accept')
    expect(mailing('taro@b.jp')).toBe('name-constraint')
    expect(mailing('taro@A.JP', 'taro@a.jp')).toBe('accept')
    expect(mailing('Taro@a.jp', 'taro@a.jp')).toBe('name-constraint')
  })

  it('on a kind that nobody processes refuse every name of that kind, and no other', () => {
    const constraints = raw(ID.nameConstraints, sequence(explicit(1, sequence(other))))
    const named = withCertificate(2, more(LEAF, raw(ID.subjectAltName, sequence(other))), withNames(constraints))
    expect(verdict(named)).toBe('name-constraint')
    expect(verdict(withNames(constraints))).toBe('accept')
  })

  it('with a minimum are not processed, so nothing passes them', () => {
    const subtree = sequence(implicit(2, Buffer.from('jp')), implicit(0, Buffer.of(1)))
    expect(verdict(withNames(raw(ID.nameConstraints, sequence(explicit(0, subtree)))))).toBe('name-constraint')
  })

  it('of an anchor hold too', () => {
    const plan = withCertificate(0, more(ANCHOR, nameConstraints([{ directory: named('Authority') }], [])))
    expect(verdict(plan)).toBe('name-constraint')
  })

  it('hold for authorities as for cards', () => {
    expect(verdict(withCertificate(0, more(ANCHOR, nameConstraints([], [{ directory: AUTHORITY.subject }]))))).toBe(
      'name-constraint',
    )
  })

  it('do not hold for an authority that renews its own key, but for a card that has its name', () => {
    const constraints = nameConstraints([{ directory: named('Card') }], [])
    const above = { ...AUTHORITY, ...more(AUTHORITY, constraints) }
    const renewed = { ...AUTHORITY, issuer: AUTHORITY.subject, key: OTHER_KEY, signer: AUTHORITY_KEY, serial: 5n }
    const plan = { ...PLAIN, revocation: 'off' as const }
    expect(verdict({ ...plan, path: [ANCHOR, above, renewed, { ...LEAF, signer: OTHER_KEY }] })).toBe('accept')
    const sameName = { ...LEAF, subject: AUTHORITY.subject }
    expect(verdict({ ...plan, path: [ANCHOR, above, sameName] })).toBe('name-constraint')
  })
})
