import { children, type Element, only, TAG } from '../der.ts'
import { otherName } from '../other-name.ts'
import { type ShownName, shownName } from './shown-name.ts'
import { stringText } from './string-text.ts'

/** What the subject alternative name says about the holder. */
export interface AlternativeName {
  readonly directory: ShownName // the first directoryName; without one, empty
  readonly others: ReadonlyMap<string, string> // otherName by its OID; the first of each
}

const OTHER_NAME = 0xa0
const DIRECTORY_NAME = 0xa4 // [4] EXPLICIT, since Name is a CHOICE

export const NO_ALTERNATIVE: AlternativeName = { directory: [], others: new Map() }

/** `octets`: the DER inside of the extension. */
export function alternativeName(octets: Uint8Array): AlternativeName {
  const names = children(only(octets, TAG.sequence))
  const directory = names.find(({ tag }) => tag === DIRECTORY_NAME)
  const others = names.filter(({ tag }) => tag === OTHER_NAME).map(otherText)
  return {
    directory: directory ? shownName(only(directory.content, TAG.sequence)) : [],
    others: new Map(others.toReversed()),
  }
}

/** JPKI's are strings (facts/e-bidding.md §3.3); of other kinds, such as a Kerberos name, none is a row. */
function otherText(element: Element): [string, string] {
  const { type, value } = otherName(element)
  return [type, stringText(value).text]
}
