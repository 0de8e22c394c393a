import { expect, it } from 'vitest'
import { having } from '../../support/chains/change.ts'
import { element, explicit, implicit, integer } from '../../support/chains/der.ts'
import { authorityKeyIdentifier, ID, subjectKeyIdentifier } from '../../support/chains/extensions.ts'
import { nameDer } from '../../support/chains/names.ts'
import { ANCHOR, AUTHORITY, LEAF, PLAIN, verdict } from '../../support/chains/plain-chain.ts'

const [ONE, ANOTHER] = [Buffer.from('one'), Buffer.from('another')]
const authority = having(AUTHORITY, subjectKeyIdentifier(ONE))

/** [1] authorityCertIssuer, [2] authorityCertSerialNumber. */
const bySerial = (serial: bigint) => ({
  id: ID.authorityKeyIdentifier,
  critical: false,
  value: element(0x30, element(0xa1, explicit(4, nameDer(AUTHORITY.issuer))), implicit(2, integer(serial).subarray(2))),
})

it.each([
  ['of its issuer', authorityKeyIdentifier(ONE), 'accept'],
  ['of another', authorityKeyIdentifier(ANOTHER), 'no-path'],
  ['of a certificate of its issuer', bySerial(AUTHORITY.serial), 'accept'],
  ['of an earlier certificate of its issuer, which was renewed', bySerial(99n), 'accept'],
])('a card names the key %s', (_, named, decision) => {
  expect(verdict({ ...PLAIN, revocation: 'off', path: [ANCHOR, authority, having(LEAF, named)] })).toBe(decision)
})
