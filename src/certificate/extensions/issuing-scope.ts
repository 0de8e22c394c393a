import { children, type Element, refuse } from '../der.ts'
import { flag, namedBits, tagged } from '../der-values.ts'
import { ALL_REASONS, type DistributionPointName, distributionPointName } from './distribution-points.ts'

/** What a CRL speaks about (issuingDistributionPoint, RFC 5280 §5.2.5). */
export interface IssuingScope {
  readonly name: DistributionPointName | null
  readonly only: 'user' | 'ca' | 'attribute' | null
  readonly reasons: number // bits of ALL_REASONS
  readonly indirect: boolean
}

const ONLY: readonly (readonly [number, 'user' | 'ca' | 'attribute'])[] = [
  [0x81, 'user'],
  [0x82, 'ca'],
  [0x85, 'attribute'],
]

/** The scope of a CRL that does not say. */
export const WHOLE_SCOPE: IssuingScope = { name: null, only: null, reasons: ALL_REASONS, indirect: false }

export function issuingScope(element: Element): IssuingScope {
  const members = tagged(children(element), 0xa0, 0x81, 0x82, 0x83, 0x84, 0x85)
  const isSet = (tag: number): boolean => {
    const member = members.get(tag)
    return member !== undefined && flag(member)
  }
  const [only, ...more] = ONLY.filter(([tag]) => isSet(tag))
  if (more.length > 0) refuse('two scopes') // §5.2.5: at most one of the three
  const [name, reasons] = [members.get(0xa0), members.get(0x83)]
  return {
    name: name ? distributionPointName(name) : null,
    only: only?.[1] ?? null,
    reasons: reasons ? namedBits(reasons) & ALL_REASONS : ALL_REASONS,
    indirect: isSet(0x84),
  }
}
