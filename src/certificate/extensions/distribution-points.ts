import { children, type Element, expectTag, refuse, TAG } from '../der.ts'
import { namedBits, some, tagged } from '../der-values.ts'
import { type GeneralName, implicitNames } from '../general-name.ts'
import { rdnKey } from '../name.ts'

/** Where a CRL comes from: names, or one relative name below the CRL's issuer. */
export type DistributionPointName =
  | { readonly kind: 'full'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'relative'; readonly rdn: string }

/** RFC 5280 §4.2.1.13. */
export interface DistributionPoint {
  readonly name: DistributionPointName | null
  readonly reasons: number // bits of ALL_REASONS
  readonly crlIssuer: readonly GeneralName[] | null // who signs the CRL, where it is not the certificate's issuer
}

/** Every reason there is but `unused`: bits 1 to 8 of ReasonFlags. */
export const ALL_REASONS = 0x1fe

export const distributionPoints = (element: Element): DistributionPoint[] =>
  some(element).map((point) => {
    const members = tagged(children(expectTag(point, TAG.sequence)), 0xa0, 0x81, 0xa2)
    const [name, reasons, crlIssuer] = [members.get(0xa0), members.get(0x81), members.get(0xa2)]
    if (!name && !crlIssuer) refuse('a distribution point nowhere')
    return {
      name: name ? distributionPointName(name) : null,
      reasons: reasons ? namedBits(reasons) & ALL_REASONS : ALL_REASONS,
      crlIssuer: crlIssuer ? implicitNames(crlIssuer) : null,
    }
  })

/** A CHOICE, so explicitly tagged: `element` is the tag around it. */
export function distributionPointName(element: Element): DistributionPointName {
  const [choice, ...rest] = children(element)
  if (!choice || rest.length > 0) refuse('distribution point name')
  if (choice.tag === 0xa0) return { kind: 'full', names: implicitNames(choice) }
  return choice.tag === 0xa1 ? { kind: 'relative', rdn: rdnKey(children(choice)) } : refuse('distribution point name')
}
