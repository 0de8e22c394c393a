import { children, type Element, only, TAG } from '../der.ts'
import { oidText } from '../der-values.ts'
import { type ShownName, shownName } from './shown-name.ts'
import { stringText } from './string-text.ts'

/** What the subject alternative name says about the holder. */
export interface AlternativeName {
  readonly directory: ShownName // the first directoryName; without one, empty
  readonly others: ReadonlyMap<string, string> // otherName by its OID; the first of each
}

const OTHER_NAME = 0xa0 // [0] IMPLICIT { type OID, value [0] EXPLICIT ANY } (RFC 5280 §4.2.1.6)
const DIRECTORY_NAME = 0xa4 // [4] EXPLICIT, since Name is a CHOICE

export const NO_ALTERNATIVE: AlternativeName = { directory: [], others: new Map() }

/** `octets`: the DER inside of the extension. */
export function alternativeName(octets: Uint8Array): AlternativeName {
  const names = children(only(octets, TAG.sequence))
  const directory = names.find(({ tag }) => tag === DIRECTORY_NAME)
  const others = names.filter(({ tag }) => tag === OTHER_NAME).flatMap(otherName)
  return {
    directory: directory ? shownName(only(directory.content, TAG.sequence)) : [],
    others: new Map(others.toReversed()),
  }
}

/** JPKI's are strings (facts §3.3); of other kinds, such as a Kerberos name, none is a row. */
function otherName(element: Element): [string, string][] {
  const [type, value] = children(element)
  const [inner] = value ? children(value) : []
  return inner ? [[oidText(type), stringText(inner).text]] : []
}
