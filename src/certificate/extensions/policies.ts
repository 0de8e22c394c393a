import { children, type Element, expectTag, refuse, TAG } from '../der.ts'
import { count, oidText, some, tagged } from '../der-values.ts'
import { checkPolicyQualifier } from './policy-qualifier.ts'

export const ANY_POLICY = '2.5.29.32.0'

/** OIDs of RFC 5280 §4.2.1.4, none twice. */
export function certificatePolicies(element: Element): ReadonlySet<string> {
  const policies = some(element).map(policyOf)
  const set = new Set(policies)
  return set.size === policies.length ? set : refuse('a policy twice')
}

function policyOf(element: Element): string {
  const [policy, qualifiers, ...rest] = children(expectTag(element, TAG.sequence))
  if (rest.length > 0) refuse('policy')
  if (qualifiers) for (const qualifier of some(qualifiers)) checkPolicyQualifier(qualifier)
  return oidText(policy)
}

export interface PolicyMapping {
  readonly issuer: string
  readonly subject: string
}

/** RFC 5280 §4.2.1.5. */
export const policyMappings = (element: Element): PolicyMapping[] =>
  some(element).map((mapping) => {
    const [issuer, subject, ...rest] = children(expectTag(mapping, TAG.sequence))
    if (rest.length > 0) refuse('policy mapping')
    return { issuer: oidText(issuer), subject: oidText(subject) }
  })

/** RFC 5280 §4.2.1.11: after how many more certificates. */
export interface PolicyConstraints {
  readonly requireExplicit: number | null
  readonly inhibitMapping: number | null
}

export function policyConstraints(element: Element): PolicyConstraints {
  const members = tagged(children(element), 0x80, 0x81)
  if (members.size === 0) refuse('no constraint')
  const [requireExplicit = null, inhibitMapping = null] = [0x80, 0x81].map((tag) => {
    const member = members.get(tag)
    return member ? count(member) : null
  })
  return { requireExplicit, inhibitMapping }
}
