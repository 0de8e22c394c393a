import { anyBelow, type Breakage, changed, having, ofAny, ofCrl } from './change.ts'
import { bmp, type Der, element, explicit, ia5, implicit, integer, oid, sequence, utf8 } from './der.ts'
import { type Extension, generalName, ID } from './extensions.ts'
import { nameDer } from './names.ts'
import { ANY_POLICY } from './plan.ts'
import { POLICY } from './sound-chain.ts'

const DIRECTORY = [{ type: 'O', value: '更新' }] as const

/** RFC 5280 §4.2.1.6, all nine. */
const NAMES: readonly Der[] = [
  element(0xa0, oid('1.2.392.200149.8.5.5.1'), explicit(0, utf8('𠮷田 花子'))),
  generalName({ email: 'a@koshin.example' }),
  generalName({ dns: 'koshin.example' }),
  element(0xa3, sequence()),
  generalName({ directory: DIRECTORY }),
  element(0xa5, explicit(0, utf8('A')), explicit(1, bmp('更新'))),
  generalName({ uri: 'http://koshin.example/' }),
  implicit(7, Buffer.of(192, 0, 2, 1)),
  implicit(8, oid('1.2.392.1').subarray(2)),
]

/** §4.2.1.4: a statement of practice, a notice with all of its members, and a qualifier of nobody. */
const QUALIFIERS: readonly Der[] = [
  sequence(oid('1.3.6.1.5.5.7.2.1'), ia5('http://koshin.example/cps')),
  sequence(oid('1.3.6.1.5.5.7.2.2'), sequence(sequence(utf8('Koshin'), sequence(integer(1))), bmp('更新'))),
  sequence(oid('1.3.6.1.4.1.99999.2'), element(0x05)),
]

const plain = (id: string, ...members: readonly Der[]): Extension => ({
  id,
  critical: false,
  value: sequence(...members),
})

/** Members that chains in use have and the decision does not need: who reads past them accepts what they are not. */
export const SHAPE_BREAKAGES: readonly Breakage[] = [
  ofAny('shape: names of every kind', (plan) => having(plan, plain(ID.subjectAltName, ...NAMES))),
  ofAny('shape: policies with qualifiers', (plan) =>
    having(plan, plain(ID.policies, ...[POLICY, ANY_POLICY].map((id) => sequence(oid(id), sequence(...QUALIFIERS))))),
  ),
  ofCrl('shape: an entry with everything', (crl) => ({
    ...crl,
    entries: [
      {
        serial: 9n,
        date: crl.thisUpdate,
        extensions: [
          { id: ID.reasonCode, critical: false, value: element(0x0a, Buffer.of(1)) },
          { id: '2.5.29.24', critical: false, value: element(0x18, Buffer.from('20260101000000Z')) },
        ],
      },
      ...crl.entries,
    ],
  })),
  byIssuerAndSerial('shape: authority key by issuer and serial', 0n),
  byIssuerAndSerial('shape: authority key by another serial', 1n),
]

/** §4.2.1.1: the issuer's certificate by its own issuer and serial, or by those of another of its certificates. */
function byIssuerAndSerial(rule: string, more: bigint): Breakage {
  return {
    rule,
    apply(chain, random) {
      const index = anyBelow(chain, random)
      const issuer = chain.path[index - 1]
      if (!issuer) return null
      const serial = implicit(2, integer(issuer.serial + more).subarray(2))
      const names = element(0xa1, explicit(4, nameDer(issuer.issuer)))
      return changed(chain, index, (plan) => having(plan, plain(ID.authorityKeyIdentifier, names, serial)))
    },
  }
}
