import type { Certificate } from '../certificate.ts'
import { ALL_REASONS } from '../extensions/distribution-points.ts'
import { signatureProblem } from '../path/signed-by.ts'
import type { RevocationGap } from '../path/types.ts'
import { spend } from '../path/work.ts'
import { signerKey } from './crl-signer.ts'
import { deltaTo } from './delta.ts'
import { findEntry } from './entries.ts'
import { REMOVE_FROM_CRL } from './entry-extensions.ts'
import { isCurrent, isOfTheFuture, newestFirst } from './freshness.ts'
import { impliedPoint, reasonsInScope } from './in-scope.ts'
import type { RevocationList } from './revocation-list.ts'
import type { Watch } from './watch.ts'

export type Status = 'good' | 'revoked' | RevocationGap

/** From what tells least to what tells most. */
const GAPS: readonly RevocationGap[] = ['revocation-unknown', 'crl-unusable', 'revocation-stale']

/**
 * RFC 5280 §6.3.3 for one certificate of the chain: good when lists say so that cover every reason together, and revoked
 * when any says so, also where others have told already. Only an older list of the same scope and key is not asked again.
 */
export function certificateStatus(watch: Watch, certificate: Certificate): Status {
  const told = new Set<string>()
  let covered = 0
  let gap: RevocationGap = 'revocation-unknown'
  for (const { crl, reasons } of listsFor(watch, certificate)) {
    const scope = `${crl.scopeHex} ${crl.authorityKeyIdentifier} ${crl.issuerName.key}`
    const answer = told.has(scope) ? 'good' : answerOf(watch, crl, certificate)
    if (answer === 'revoked') return answer
    if (answer === 'good') {
      covered |= reasons
      told.add(scope)
    } else if (GAPS.indexOf(answer) > GAPS.indexOf(gap)) gap = answer
  }
  return covered === ALL_REASONS ? 'good' : gap
}

/** Complete lists in scope, the newest first. */
function listsFor(watch: Watch, certificate: Certificate) {
  const { crlsByIssuer } = watch.search.material
  const points = [...certificate.distributionPoints, impliedPoint(certificate)]
  const others = points.flatMap(({ crlIssuer }) => crlIssuer ?? [])
  const issuers = others.map((name) => (name.kind === 'directory' ? name.name.key : ''))
  const lists = [...new Set([certificate.issuerName.key, ...issuers])].flatMap((key) => crlsByIssuer.get(key) ?? [])
  spend(watch.search.work, 'comparisons', lists.length * points.length)
  const complete = newestFirst(lists.filter(({ baseNumber }) => baseNumber === null))
  return complete
    .map((crl) => ({ crl, reasons: points.reduce((mask, point) => mask | reasonsInScope(crl, certificate, point), 0) }))
    .filter(({ crl, reasons }) => reasons !== 0 && !isOwn(watch, crl, certificate))
}

/**
 * Whether an authority's new key vouches for itself: who has stolen it would. A signer that an issuer names in a
 * distribution point may (PKITS 4.14.30), and a self-signed certificate has no other key to ask.
 */
function isOwn({ search, chain }: Watch, crl: RevocationList, certificate: Certificate): boolean {
  const issuer = chain[chain.indexOf(certificate) + 1]
  const isNewKey = certificate.selfIssued && issuer?.publicKeyHex !== certificate.publicKeyHex
  return isNewKey && signatureProblem(search, crl, certificate.publicKey) === null
}

/** A certificate that is listed is revoked also where the list could not have said that it is good (§5.2, §5.3). */
function answerOf(watch: Watch, crl: RevocationList, certificate: Certificate): Status {
  const { search, consulted } = watch
  if (isOfTheFuture(crl, search.now)) return 'revocation-stale'
  const key = signerKey(watch, crl)
  if (!key) return 'crl-unusable'
  const siblings = search.material.crlsByIssuer.get(crl.issuerName.key) ?? []
  const delta = deltaTo(
    crl,
    siblings.filter((list) => !isOfTheFuture(list, search.now)),
  )
  if (delta && signatureProblem(search, delta, key) !== null) return 'crl-unusable'
  const lists = delta ? [delta, crl] : [crl]
  for (const list of lists) consulted.add(list)
  if (isListed(lists, certificate)) return 'revoked'
  if (lists.some(({ unknownCritical }) => unknownCritical)) return 'crl-unusable'
  // §6.3.3 a 1 i: a list that is out of date is brought up to date by a delta that is not
  return isCurrent(delta ?? crl, search.now) ? 'good' : 'revocation-stale'
}

/** The first list that has the certificate decides (§6.3.3 i to k); a hold counts as revoked. */
function isListed(lists: readonly RevocationList[], { issuerName, serial }: Certificate): boolean {
  const reasons = lists.map(({ entries }) => findEntry(entries, issuerName.key, serial))
  const reason = reasons.find((found) => found !== null)
  return reason !== undefined && reason !== REMOVE_FROM_CRL
}
