import { attributeName } from './names/attribute-types.ts'
import type { Attribute, ShownName } from './names/shown-name.ts'

/**
 * A name as the sample screen writes it, 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP': RFC 4514 order, so the last RDN first,
 * special characters escaped, '+' within an RDN. Attributes without a short name keep their number.
 */
export const distinguishedName = (name: ShownName): string =>
  name
    .toReversed()
    .map((attributes) => attributes.map(written).join('+'))
    .join(',')

const written = ({ type, text, isText }: Attribute): string => `${attributeName(type)}=${isText ? escaped(text) : text}`

/** RFC 4514 §2.4. */
const escaped = (value: string): string =>
  value
    .replace(/[\\"+,;<>]/g, '\\$&')
    .replaceAll('\0', '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^) $/, '\\ ')
