import { children, type Element, refuse } from '../der.ts'
import { tagged } from '../der-values.ts'

const KEY_IDENTIFIER = 0x80
const ISSUER = 0xa1
const SERIAL = 0x82

/** The key identifier of RFC 5280 §4.2.1.1 in hex; null where the issuer is named in another way. */
export function authorityKeyIdentifier(element: Element): string | null {
  const members = tagged(children(element), KEY_IDENTIFIER, ISSUER, SERIAL)
  if (members.has(ISSUER) !== members.has(SERIAL)) refuse('authority key identifier')
  const identifier = members.get(KEY_IDENTIFIER)
  return identifier ? Buffer.from(identifier.content).toString('hex') : null
}
