import { describe, expect, it } from 'vitest'
import { readCertificate } from '../../../src/certificate/certificate.ts'
import { trustMaterial } from '../../../src/certificate/path/trust-material.ts'
import { validatePath } from '../../../src/certificate/path/validate-path.ts'
import { bitString, oid, sequence } from '../../support/chains/der.ts'
import {
  basicConstraints,
  keyUsage,
  nameConstraints,
  policies,
  policyConstraints,
  unknown,
} from '../../support/chains/extensions.ts'
import { below } from '../../support/chains/names.ts'
import {
  ANCHOR,
  AUTHORITY,
  AUTHORITY_KEY,
  decision,
  LEAF,
  named,
  OTHER_KEY,
  PLAIN,
  RSA_1024,
  RSA_2048,
  verdict,
  withCertificate,
  withList,
} from '../../support/chains/plain-chain.ts'
import type { CertificatePlan, ChainPlan } from '../../support/chains/plan.ts'
import { reasonCode } from '../../support/chains/revocation-extensions.ts'
import { crlOf, fromNow, NOW } from '../../support/chains/sound-chain.ts'

const NO_KEY = sequence(sequence(oid('1.2.3')), bitString(Buffer.of(1)))
const path = (plan: ChainPlan): ChainPlan => ({ ...plan, profile: 'path' })
const second = (time: Date, after: number) => new Date(time.getTime() + after * 1000)
const more = (certificate: CertificatePlan, ...extensions: CertificatePlan['extensions']) => ({
  extensions: [...certificate.extensions, ...extensions],
})
const CA = [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')]

describe('a path', () => {
  it('is accepted with what it was decided on', () => {
    const answer = decision(PLAIN)
    expect(answer).toMatchObject({ decision: 'accept', warnings: [], policies: [] })
    expect(answer.path).toHaveLength(3)
    expect(answer.decision === 'accept' && answer.crls).toHaveLength(2)
  })

  it.each<[string, ChainPlan, string]>([
    ['signature of the card', withCertificate(2, { spoilt: true }), 'signature'],
    ['key that is none', path(withCertificate(2, { key: { ...LEAF.key, spki: NO_KEY } })), 'weak-key'],
    ['signature by another key', withCertificate(2, { signer: OTHER_KEY }), 'signature'],
    ['signature of the authority', withCertificate(1, { spoilt: true }), 'signature'],
    ['two algorithms', withCertificate(2, { hash: 'sha384', inner: 'sha256' }), 'unreadable'],
    ['unknown issuer', withCertificate(2, { issuer: named('Nobody') }), 'no-path'],
    ['MD5', path(withCertificate(2, { signer: RSA_2048, hash: 'md5' })), 'weak-hash'],
    ['authority without basicConstraints', withCertificate(1, { extensions: [keyUsage('keyCertSign')] }), 'not-ca'],
    ['authority that is none', withCertificate(1, { extensions: [basicConstraints(false)] }), 'not-ca'],
    ['authority of v1', withCertificate(1, { version: 1, extensions: [] }), 'not-ca'],
    [
      'authority that may not sign',
      withCertificate(1, { extensions: [basicConstraints(true), keyUsage('cRLSign')] }),
      'key-usage',
    ],
    ['anchor that is none', withCertificate(0, { extensions: [basicConstraints(false)] }), 'not-ca'],
    [
      'anchor with an unknown critical extension',
      withCertificate(0, more(ANCHOR, unknown(true))),
      'critical-extension',
    ],
    ['anchor that may not sign', withCertificate(0, { extensions: [keyUsage('cRLSign')] }), 'key-usage'],
    ['anchor for no authority below', withCertificate(0, { extensions: [basicConstraints(true, 0)] }), 'path-too-long'],
    ['unknown critical extension, card', withCertificate(2, more(LEAF, unknown(true))), 'critical-extension'],
    ['unknown critical extension, CA', withCertificate(1, more(AUTHORITY, unknown(true))), 'critical-extension'],
    ['extension twice', withCertificate(2, more(LEAF, unknown(false), unknown(false))), 'unreadable'],
    [
      'name that the authority may not give',
      withCertificate(1, more(AUTHORITY, nameConstraints([{ directory: named('Other') }], []))),
      'name-constraint',
    ],
    [
      'no policy where one is required',
      withCertificate(1, more(AUTHORITY, policyConstraints({ explicit: 0 }))),
      'policy',
    ],
  ])('is refused: %s', (_, plan, reason) => {
    expect(verdict(plan)).toBe(reason)
  })

  it.each<[string, ChainPlan]>([
    ['an anchor of v1', withCertificate(0, { version: 1, extensions: [] })],
    ['an unknown extension that is not critical', withCertificate(2, more(LEAF, unknown(false)))],
    ['an anchor that only its signature speaks against', withCertificate(0, { spoilt: true })],
    [
      'a name that the authority may give',
      withCertificate(2, { subject: below(named('Firm'), { type: 'OU', value: 'x' }) }, withConstraint()),
    ],
  ])('is accepted: %s', (_, plan) => {
    expect(verdict(plan)).toBe('accept')
  })

  function withConstraint() {
    return withCertificate(1, more(AUTHORITY, nameConstraints([{ directory: named('Firm') }], [])))
  }

  it('is in date to the second, the last one included, the fractions of one not counted', () => {
    const days = { notBefore: fromNow(-3), notAfter: fromNow(3) }
    const at = (time: Date) => verdict({ ...withCertificate(2, days), revocation: 'off', at: time })
    expect(at(second(days.notBefore, -0.001))).toBe('not-yet-valid')
    expect(at(days.notBefore)).toBe('accept')
    expect(at(second(days.notAfter, 0.999))).toBe('accept')
    expect(at(second(days.notAfter, 1))).toBe('expired')
  })

  it('counts authorities below an authority, and not its own renewals', () => {
    const limited = (length: number) => ({
      ...AUTHORITY,
      extensions: [basicConstraints(true, length), keyUsage('keyCertSign')],
    })
    const renewed = { ...AUTHORITY, issuer: AUTHORITY.subject, key: OTHER_KEY, signer: AUTHORITY_KEY, serial: 5n }
    const another = { ...renewed, subject: named('Another'), signer: OTHER_KEY, serial: 6n }
    const card = { ...LEAF, issuer: named('Another'), signer: OTHER_KEY }
    const below = (length: number) =>
      verdict({ ...PLAIN, revocation: 'off', path: [ANCHOR, limited(length), renewed, another, card] })
    expect(below(1)).toBe('accept')
    expect(below(0)).toBe('path-too-long')
  })

  it('asks the dates of an anchor in the profile of cards alone: for RFC 5280 it is a name and a key', () => {
    const plan = withCertificate(0, { notAfter: fromNow(-1) })
    expect(verdict(path(plan))).toBe('accept')
    expect(verdict(plan)).toBe('expired')
  })

  it('says nothing at no time at all', () => {
    expect(verdict({ ...PLAIN, revocation: 'off' }, { at: new Date(Number.NaN) })).toBe('unreadable')
  })
})

describe('the profile of cards', () => {
  it.each<[string, ChainPlan, string]>([
    ['SHA-1', withCertificate(2, { hash: 'sha1' }), 'weak-hash'],
    ['SHA-1 higher up', withCertificate(1, { hash: 'sha1' }), 'weak-hash'],
    ['RSA of 1024 bits', withCertificate(2, { key: RSA_1024 }), 'weak-key'],
    ['serial 0', withCertificate(2, { serial: 0n }), 'serial'],
    ['a card that is a CA', withCertificate(2, { extensions: CA }), 'leaf-is-ca'],
    ['a key for other uses', withCertificate(2, { extensions: [keyUsage('keyEncipherment')] }), 'key-usage'],
    ['a list signed with SHA-1', withList({ hash: 'sha1' }), 'crl-unusable'],
  ])('refuses %s, which RFC 5280 allows', (_, plan, reason) => {
    expect(verdict(plan)).toBe(reason)
    expect(verdict(path(plan))).toBe('accept')
  })

  it('wants strong keys of the anchor too', () => {
    const weak = { key: RSA_1024, signer: RSA_1024 }
    const below = withCertificate(1, { signer: RSA_1024 }, withCertificate(0, weak))
    const plan = { ...below, crls: [{ ...crlOf(ANCHOR), signer: RSA_1024 }, crlOf(AUTHORITY)] }
    expect(verdict(plan)).toBe('weak-key')
    expect(verdict(path(plan))).toBe('accept')
  })

  it('takes a certificate without key usage', () => {
    expect(verdict(withCertificate(2, { extensions: [] }))).toBe('accept')
  })
})

describe('revocation', () => {
  const listed = (serial: bigint, ...extensions: CertificatePlan['extensions']) =>
    withList({ entries: [{ serial, date: fromNow(-2), extensions }] })
  const old = { thisUpdate: fromNow(-9), nextUpdate: fromNow(-2) }

  it.each<[string, ChainPlan, string]>([
    ['listed', listed(3n), 'revoked'],
    ['on hold', listed(3n, reasonCode(6)), 'revoked'],
    ['listed while an unknown critical extension is there', listed(3n, unknown(true)), 'revoked'],
    ['CA listed', { ...PLAIN, crls: [crlOf(ANCHOR, [2n]), crlOf(AUTHORITY)] }, 'revoked'],
    ['no list', { ...PLAIN, crls: [crlOf(ANCHOR)] }, 'revocation-unknown'],
    ['no list of the CA', { ...PLAIN, crls: [crlOf(AUTHORITY)] }, 'revocation-unknown'],
    ['old list', withList(old), 'revocation-stale'],
    ['list of tomorrow', withList({ thisUpdate: fromNow(1) }), 'revocation-stale'],
    ['list without an end', withList({ nextUpdate: null }), 'revocation-stale'],
    ['forged list', withList({ signer: OTHER_KEY }), 'crl-unusable'],
    ['unknown critical extension', withList({ extensions: [unknown(true)] }), 'crl-unusable'],
    ['unknown critical extension of another entry', listed(9n, unknown(true)), 'crl-unusable'],
  ])('refuses: %s', (_, plan, reason) => {
    expect(verdict(plan)).toBe(reason)
  })

  it('ends with the second of nextUpdate', () => {
    const plan = withList({ nextUpdate: NOW })
    expect(verdict({ ...plan, at: second(NOW, 0.9) })).toBe('accept')
    expect(verdict({ ...plan, at: second(NOW, 1) })).toBe('revocation-stale')
  })

  it('may be a warning where no list can tell, and never where one does', () => {
    const warned = decision(withList(old), { revocation: 'warn' })
    expect(warned).toMatchObject({ decision: 'accept', warnings: [{ reason: 'revocation-stale' }] })
    expect(verdict(listed(3n), { revocation: 'warn' })).toBe('revoked')
    const stale = withList({ ...old, entries: [{ serial: 3n, date: fromNow(-8), extensions: [] }] })
    expect(verdict(stale, { revocation: 'warn' })).toBe('revoked')
    expect(verdict(listed(3n), { revocation: 'off' })).toBe('accept')
  })
})

describe('of several ways', () => {
  const unwilling = { ...AUTHORITY, serial: 9n, extensions: [basicConstraints(false)] }

  it('one that works is enough, wherever it stands', () => {
    expect(verdict({ ...PLAIN, others: [unwilling] })).toBe('accept')
    expect(verdict({ ...PLAIN, path: [ANCHOR, unwilling, LEAF], others: [AUTHORITY] })).toBe('accept')
  })

  it('a hint that misleads about the key does no harm', () => {
    const misled = { ...AUTHORITY, key: OTHER_KEY, serial: 9n } // the hint of the card fits, its key does not
    expect(verdict({ ...PLAIN, others: [{ ...misled, extensions: AUTHORITY.extensions }] })).toBe('accept')
  })

  it('an anchor with a new key stands beside the old one', () => {
    const answer = decision(PLAIN)
    const { anchors, ...rest } = parts()
    const renewed = decision(withCertificate(0, { key: OTHER_KEY, signer: OTHER_KEY }), { crls: [] })
    expect(renewed).toMatchObject({ decision: 'refuse', reason: 'signature' })
    const both = [...anchors, ...renewed.path.filter(({ selfIssued }) => selfIssued)]
    const material = trustMaterial({ anchors: both.toReversed(), ...rest })
    expect(validatePath({ ...QUESTION, leaf: answer.path[0]?.der ?? Buffer.alloc(0), material }).decision).toBe(
      'accept',
    )
  })

  it('tells the reason of the one that got furthest', () => {
    const lost = { ...AUTHORITY, serial: 8n, issuer: named('Nobody') }
    expect(verdict({ ...withCertificate(2, { notAfter: fromNow(-1) }), others: [unwilling, lost] })).toBe('expired')
  })

  const QUESTION = { at: NOW, profile: 'card', revocation: 'off', policies: PLAIN.policies } as const
  function parts() {
    const { path } = decision(PLAIN)
    const [, authority, anchor] = path.map(({ der }) => readCertificate(der))
    return { anchors: anchor ? [anchor] : [], intermediates: authority ? [authority] : [], crls: [] }
  }
})

describe('policies', () => {
  const POLICY = '1.2.3.4'
  const plan = withCertificate(2, more(LEAF, policies(POLICY)), withCertificate(1, more(AUTHORITY, policies(POLICY))))
  const asking = (initial: readonly string[]) => ({ ...plan.policies, initial, explicitPolicy: true })

  it('are told, and required where they are asked for', () => {
    expect(decision(plan)).toMatchObject({ policies: [POLICY] })
    expect(verdict({ ...plan, policies: asking([POLICY]) })).toBe('accept')
    expect(verdict({ ...plan, policies: asking(['1.2.3.5']) })).toBe('policy')
    expect(verdict({ ...PLAIN, policies: asking([POLICY]) })).toBe('policy')
  })
})
