import type { Certificate } from '../certificate.ts'
import { maySignCrls } from '../path/issuer-role.ts'
import { namesAnotherKey } from '../path/key-identifier.ts'
import { signatureProblem } from '../path/signed-by.ts'
import { workingKey } from '../path/working-key.ts'
import { isSha2, signatureAlgorithm } from '../signature-algorithm.ts'
import type { RevocationList } from './revocation-list.ts'
import type { Watch } from './watch.ts'

/**
 * The key that a list was signed with, a SubjectPublicKeyInfo, when its owner has the issuer's name, may sign lists and
 * stands on the same anchor (RFC 5280 §6.3.3 f and g). Often that is a certificate of the path itself.
 */
export function signerKey(watch: Watch, crl: RevocationList): Uint8Array | null {
  const { search, chain } = watch
  if (search.profile === 'card' && !isOfToday(crl)) return null
  for (const [index, member] of chain.entries()) {
    const key = isCandidate(member, crl) ? workingKey(chain.slice(index)) : null
    if (key && signatureProblem(search, crl, key) === null) return key
  }
  for (const candidate of search.material.intermediatesByName.get(crl.issuerName.key) ?? []) {
    if (chain.includes(candidate) || !isCandidate(candidate, crl)) continue
    const key = keyOfOther(watch, crl, candidate)
    if (key) return key
  }
  return null
}

const isCandidate = (signer: Certificate, crl: RevocationList): boolean =>
  signer.subjectName.key === crl.issuerName.key && maySignCrls(signer) && !namesAnotherKey(crl, signer)

function keyOfOther(watch: Watch, crl: RevocationList, candidate: Certificate): Uint8Array | null {
  const own = workingKey([candidate]) // null for DSA without parameters
  if (own && signatureProblem(watch.search, crl, own) !== null) return null
  if (own && watch.assumed.has(candidate)) return own
  const path = watch.pathOf(candidate, watch)
  const key = path && workingKey(path)
  return key && signatureProblem(watch.search, crl, key) === null ? key : null
}

function isOfToday({ signatureAlgorithm: identifier }: RevocationList): boolean {
  const algorithm = signatureAlgorithm(identifier)
  return algorithm !== null && isSha2(algorithm)
}
