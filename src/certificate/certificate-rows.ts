import type { Name } from '@peculiar/x509'
import type { CertificateRows } from '../types/certificate.ts'
import { attributeValues } from './distinguished-name.ts'
import { JPKI } from './issuers.ts'

/** The two places in a certificate that say who holds it. */
interface Names {
  readonly alternative: Name | null // directoryName of the subject alternative name
  readonly subject: Name
}

type MappedRow = 'cardCompanyName' | 'cardCompanyAddress' | 'holderName' | 'holderAddress'
type Mapping = Readonly<Record<MappedRow, readonly Source[]>>
type Source = (names: Names) => string

const first = (name: Name | null, type: string): string => (name && attributeValues(name, type)[0]) ?? ''
const joined = (name: Name | null, ...types: string[]): string =>
  name ? types.flatMap((type) => attributeValues(name, type)).join(' ') : ''

const alternativeAddress: Source = ({ alternative }) =>
  joined(alternative, 'ST', 'L', '2.5.4.9') || joined(alternative, '2.5.4.16') // streetAddress; postalAddress
const subjectAddress: Source = ({ subject }) => joined(subject, 'ST', 'L')

/** The order in which sources are tried (facts §3.2); no source gives ''. */
const USUAL: Mapping = {
  cardCompanyName: [({ alternative }) => first(alternative, 'O'), ({ subject }) => first(subject, 'O')],
  cardCompanyAddress: [alternativeAddress, subjectAddress],
  holderName: [({ alternative }) => first(alternative, 'CN'), ({ subject }) => first(subject, 'CN')],
  holderAddress: [subjectAddress],
}

// A My Number card names no company, and its subject is an opaque id (facts §3.3).
const NOBODY: Mapping = { cardCompanyName: [], cardCompanyAddress: [], holderName: [], holderAddress: [] }

/** Issuers whose certificates do not follow the usual mapping, by RFC 4514 name. */
const MAPPINGS: Readonly<Record<string, Mapping>> = {
  [JPKI.authentication]: NOBODY,
  [JPKI.signature]: NOBODY,
}

export function mappedRows(names: Names, issuer: string): Pick<CertificateRows, MappedRow> {
  const mapping = MAPPINGS[issuer] ?? USUAL
  const value = (row: MappedRow): string =>
    mapping[row].map((source) => source(names)).find((text) => text !== '') ?? ''
  return {
    cardCompanyName: value('cardCompanyName'),
    cardCompanyAddress: value('cardCompanyAddress'),
    holderName: value('holderName'),
    holderAddress: value('holderAddress'),
  }
}
