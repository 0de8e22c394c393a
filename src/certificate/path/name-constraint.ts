import type { Certificate } from '../certificate.ts'
import type { NameConstraints } from '../extensions/name-constraints.ts'
import { directoryName, type GeneralName } from '../general-name.ts'
import { valuesOf } from '../name.ts'
import { isInSubtree, isSameKind } from './name-match.ts'
import { spend, type Work } from './work.ts'

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1'

/**
 * RFC 5280 §6.1.3 b and c. Each CA's constraints are applied by themselves, which comes to the same as the intersection
 * of what is permitted and the union of what is excluded, and needs none to be computed.
 */
export function nameProblem(above: readonly NameConstraints[], certificate: Certificate, work: Work) {
  if (above.length === 0) return null
  const names = namesOf(certificate)
  return above.every((constraints) => areAllowed(names, constraints, work)) ? null : 'name-constraint'
}

/** The subject where it is not empty, the alternative names, and mail addresses in the subject (§4.2.1.10). */
function namesOf({ subjectName, alternativeNames }: Certificate): GeneralName[] {
  const subject = subjectName.rdns.length > 0 ? [directoryName(subjectName)] : []
  const mail = valuesOf(subjectName, EMAIL_ADDRESS).map((text): GeneralName => ({ kind: 'email', text, key: text }))
  return [...subject, ...alternativeNames, ...mail]
}

function areAllowed(names: readonly GeneralName[], { permitted, excluded, limited }: NameConstraints, work: Work) {
  spend(work, 'comparisons', names.length * (permitted.length + excluded.length))
  if (limited) return false
  return names.every((name) => {
    const inside = permitted.filter((base) => isSameKind(base, name))
    const outside = excluded.filter((base) => isSameKind(base, name))
    // What nobody can compare is neither permitted nor known not to be excluded.
    const isPermitted = inside.length === 0 || inside.some((base) => isInSubtree(base, name) === true)
    return isPermitted && outside.every((base) => isInSubtree(base, name) === false)
  })
}
