/** Short names of attribute types (RFC 4514 §3, RFC 4519); the last two as OpenSSL and ETSI EN 319 412-1 write them. */
const TYPES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  title: '2.5.4.12',
  postalAddress: '2.5.4.16',
  postalCode: '2.5.4.17',
  GN: '2.5.4.42',
  initials: '2.5.4.43',
  organizationIdentifier: '2.5.4.97',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
  emailAddress: '1.2.840.113549.1.9.1',
}

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TYPES).map(([name, type]) => [type, name]),
)

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).map(([name, type]) => [name.toLowerCase(), type]),
)

/** 'CN' for '2.5.4.3'; the number itself where it has no name here. */
export const attributeName = (type: string): string => NAMES[type] ?? type

/** The number of a short name in any case, or the dotted number itself; null for what is neither. */
export const attributeType = (name: string): string | null =>
  BY_LOWER_CASE.get(name.toLowerCase()) ?? (/^[0-2](\.\d+)+$/.test(name) ? name : null)
