import { children, type Element, expectTag, refuse, TAG } from '../der.ts'
import { tagged } from '../der-values.ts'
import { type GeneralName, generalName } from '../general-name.ts'

/** RFC 5280 §4.2.1.10. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
  readonly limited: boolean // some subtree has a minimum or maximum: the profile has neither, and nobody processes them
}

const PERMITTED = 0xa0
const EXCLUDED = 0xa1

export function nameConstraints(element: Element): NameConstraints {
  const members = tagged(children(element), PERMITTED, EXCLUDED)
  if (members.size === 0) refuse('no subtrees')
  const subtrees = [...members.values()].flatMap((member) => children(member))
  if ([...members.values()].some(({ content }) => content.length === 0)) refuse('no subtrees')
  return {
    permitted: bases(members.get(PERMITTED)),
    excluded: bases(members.get(EXCLUDED)),
    limited: subtrees.some((subtree) => children(subtree).length > 1),
  }
}

function bases(subtrees: Element | undefined): GeneralName[] {
  return (subtrees ? children(subtrees) : []).map((subtree) => {
    const [base = refuse('no base')] = children(expectTag(subtree, TAG.sequence))
    return generalName(base)
  })
}
