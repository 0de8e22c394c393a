import { type Breakage, changed, critical, having, lacking, ofAny, ofAuthority, ofLeaf } from './change.ts'
import { basicConstraints, extendedKeyUsage, ID, keyUsage, subjectKeyIdentifier, unknown } from './extensions.ts'
import { fromNow, NOW } from './sound-chain.ts'

const SECOND = 1000 // milliseconds
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * SECOND)

/** RFC 5280 §4.1.2.5, §4.2.1.3, §4.2.1.9, §4.2.1.12 and §6.1.3 (a)(2), §6.1.4 (k) to (o). */
export const CERTIFICATE_BREAKAGES: readonly Breakage[] = [
  ofAny('dates: expired', (plan, random) => ({ ...plan, notAfter: fromNow(-1 - random.below(200)) })),
  ofAny('dates: a second ago', (plan) => ({ ...plan, notAfter: later(-1) })),
  ofAny('dates: last second', (plan) => ({ ...plan, notAfter: NOW })),
  ofAny('dates: a second more', (plan) => ({ ...plan, notAfter: later(1) })),
  ofAny('dates: first second', (plan) => ({ ...plan, notBefore: NOW })),
  ofAny('dates: in a second', (plan) => ({ ...plan, notBefore: later(1) })),
  ofAny('dates: not yet', (plan, random) => ({ ...plan, notBefore: fromNow(1 + random.below(200)) })),
  ofAny('dates: the other way round', (plan) => ({ ...plan, notBefore: plan.notAfter, notAfter: plan.notBefore })),
  ofAny('dates: without end', (plan) => ({ ...plan, notAfter: new Date('9999-12-31T23:59:59Z') })),
  ofAuthority('authority: none', (plan) => having(plan, basicConstraints(false))),
  ofAuthority('authority: says nothing', (plan) => lacking(plan, ID.basicConstraints)),
  ofAuthority('authority: not critical', (plan) => having(plan, { ...basicConstraints(true), critical: false })),
  ofAuthority('authority: of version 1', (plan) => ({ ...plan, version: 1, extensions: [] })),
  ofAuthority('pathLen', (plan, random) => having(plan, basicConstraints(true, random.below(3)))),
  {
    rule: 'pathLen: none at the top',
    apply: (chain) =>
      changed(chain, 1, (plan) => (chain.path.length > 2 ? having(plan, basicConstraints(true, 0)) : plan)),
  },
  ofLeaf('card: is an authority', (plan) =>
    having(plan, basicConstraints(true), keyUsage('digitalSignature', 'keyCertSign')),
  ),
  ofLeaf('card: of version 1', (plan) => ({ ...plan, version: 1, extensions: [] })),
  ofLeaf('card: pathLen without an authority', (plan) => having(plan, basicConstraints(false, 0))),
  ofAuthority('keyUsage: no keyCertSign', (plan) => having(plan, keyUsage('cRLSign', 'digitalSignature'))),
  ofAuthority('keyUsage: no cRLSign', (plan) => having(plan, keyUsage('keyCertSign'))),
  ofAuthority('keyUsage: absent', (plan) => lacking(plan, ID.keyUsage)),
  ofAny('keyUsage: not critical', (plan) => ({
    ...plan,
    extensions: plan.extensions.map((extension) => ({
      ...extension,
      critical: extension.critical && extension.id !== ID.keyUsage,
    })),
  })),
  ofLeaf('keyUsage: card for encipherment', (plan) => having(plan, keyUsage('keyEncipherment'))),
  ofLeaf('keyUsage: card for nonRepudiation', (plan) => having(plan, keyUsage('nonRepudiation'))),
  ofLeaf('keyUsage: card says nothing', (plan) => lacking(plan, ID.keyUsage)),
  ofAny('keyUsage: empty', (plan) => having(plan, keyUsage())),
  ofAny('extension: unknown, critical', (plan) => having(plan, unknown(true))),
  ofAny('extension: unknown', (plan) => having(plan, unknown(false))),
  ofAny('extension: twice', (plan) => ({ ...plan, extensions: [...plan.extensions, ...plan.extensions.slice(0, 1)] })),
  ofAny('extension: unknown, twice', (plan) => ({
    ...plan,
    extensions: [...plan.extensions, unknown(false), unknown(false)],
  })),
  ofLeaf('extendedKeyUsage: critical', (plan) => having(plan, extendedKeyUsage(true, '1.3.6.1.5.5.7.3.2'))),
  ofAuthority('extendedKeyUsage: of an authority', (plan) =>
    having(plan, extendedKeyUsage(false, '1.3.6.1.5.5.7.3.4')),
  ),
  ofAny('keyIdentifier: another', (plan) => having(plan, subjectKeyIdentifier(Buffer.from('another')))),
  ofAny('keyIdentifier: critical', (plan) => critical(plan, ID.subjectKeyIdentifier, ID.authorityKeyIdentifier)),
  ofAny('keyIdentifier: none', (plan) => lacking(plan, ID.subjectKeyIdentifier, ID.authorityKeyIdentifier)),
  ofAny('serial: 20 octets', (plan) => ({ ...plan, serial: 2n ** 158n + 12345n })),
  ofAny('serial: 21 octets', (plan) => ({ ...plan, serial: 2n ** 160n + 12345n })),
  ofAny('serial: 0', (plan) => ({ ...plan, serial: 0n })),
]
