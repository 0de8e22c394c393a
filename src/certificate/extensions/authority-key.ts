import { children, type Element, integerOctets, refuse, TAG } from '../der.ts'
import { tagged } from '../der-values.ts'
import { implicitNames } from '../general-name.ts'

const KEY_IDENTIFIER = 0x80
const ISSUER = 0xa1
const SERIAL = 0x82

/** The key identifier of RFC 5280 §4.2.1.1 in hex; null where the issuer is named in another way. */
export function authorityKeyIdentifier(element: Element): string | null {
  const members = tagged(children(element), KEY_IDENTIFIER, ISSUER, SERIAL)
  const [identifier, issuer, serial] = [KEY_IDENTIFIER, ISSUER, SERIAL].map((tag) => members.get(tag))
  if (!issuer !== !serial) refuse('authority key identifier')
  if (issuer) implicitNames(issuer)
  if (serial) integerOctets({ ...serial, tag: TAG.integer })
  return identifier ? Buffer.from(identifier.content).toString('hex') : null
}
