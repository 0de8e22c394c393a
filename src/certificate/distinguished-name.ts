import type { JsonName, Name } from '@peculiar/x509'

/** Names of RFC 4519 for attributes that @peculiar/x509 leaves as numbers or names in its own way. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.5': 'serialNumber',
  '2.5.4.9': 'STREET',
  '2.5.4.16': 'postalAddress',
  '2.5.4.17': 'postalCode',
  '2.5.4.97': 'organizationIdentifier',
  E: 'emailAddress',
  G: 'GN',
  I: 'initials',
  T: 'title',
}

/**
 * A name as the sample screen writes it, 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP': RFC 4514 order, so the last RDN first,
 * special characters escaped, '+' within an RDN. Attributes without a short name keep their number.
 */
export const distinguishedName = (name: Name): string => name.toJSON().toReversed().map(relativeName).join(',')

const relativeName = (attributes: JsonName[number]): string =>
  Object.entries(attributes)
    .flatMap(([type, values]) => values.map((value) => `${SHORT_NAMES[type] ?? type}=${escaped(value)}`))
    .join('+')

/** RFC 4514 §2.4. */
const escaped = (value: string): string =>
  value
    .replace(/[\\"+,;<>]/g, '\\$&')
    .replaceAll('\0', '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^) $/, '\\ ')

/** All values of one attribute type, in the order of the name. */
export const attributeValues = (name: Name, ...types: readonly string[]): string[] =>
  name.toJSON().flatMap((attributes) => types.flatMap((type) => attributes[type] ?? []))
