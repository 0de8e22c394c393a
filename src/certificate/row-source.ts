import type { AlternativeName } from './names/alternative-name.ts'
import { attributeType } from './names/attribute-types.ts'
import { type ShownName, valuesOf } from './names/shown-name.ts'

/** The two places in a certificate that say who holds it. */
export interface HolderNames {
  readonly alternative: AlternativeName
  readonly subject: ShownName
}

/** A place in a certificate: what finds its text, '' where there is none. */
export type RowSource = (names: HolderNames) => string

const OTHER_NAME = /^san\.otherName:([0-2](?:\.\d+)+)$/
const ATTRIBUTES = /^(san|subject)\.(.+)$/

/**
 * A place as operators write it: 'san.O' (the first O of the alternative directoryName), 'subject.ST+L' (all values of
 * ST, then of L, with blanks between), 'san.otherName:1.2.392.200149.8.5.5.1'. Attributes by short name or number; null
 * for anything else.
 */
export function rowSource(place: string): RowSource | null {
  const [, identifier] = OTHER_NAME.exec(place) ?? []
  if (identifier) return ({ alternative }) => alternative.others.get(identifier) ?? ''
  const [, where, list = ''] = ATTRIBUTES.exec(place) ?? []
  const types = list.split('+').map(attributeType)
  if (!where || !types.every((type) => type !== null)) return null
  const nameOf = ({ alternative, subject }: HolderNames) => (where === 'san' ? alternative.directory : subject)
  return (names) => {
    const values = types.map((type) => valuesOf(nameOf(names), type))
    return types.length === 1 ? (values[0]?.[0] ?? '') : values.flat().join(' ')
  }
}
