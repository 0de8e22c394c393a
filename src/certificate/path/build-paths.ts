import type { Certificate } from '../certificate.ts'
import type { Furthest } from './furthest.ts'
import { namesAnotherKey } from './key-identifier.ts'
import type { Chain, Search } from './search.ts'
import { signatureProblem } from './signed-by.ts'
import { spend } from './work.ts'
import { workingKey } from './working-key.ts'

const LONGEST = 20 // certificates, anchor included; the longest in use have five

/**
 * Every chain of names and signatures from `chain` up to an anchor, likely ones first. Whether it is a valid path is for
 * others to say. Ends by itself in circles, and by the budget in mazes.
 */
export function* buildPaths(
  search: Search,
  chain: Chain,
  anchors: ReadonlyMap<string, readonly Certificate[]>,
  furthest: Furthest,
): Generator<Chain> {
  const child = chain[chain.length - 1] as Certificate
  const issuer = child.issuerName.key
  const found = { anchors: anchors.get(issuer) ?? [], others: search.material.intermediatesByName.get(issuer) ?? [] }
  furthest.note(chain.length, 'no-path', chain)
  if (chain.length >= LONGEST) return
  for (const anchor of likelyFirst(found.anchors, child, search.now)) {
    if (isIssuer(search, anchor, chain, furthest)) yield [...chain, anchor]
  }
  for (const candidate of likelyFirst(found.others, child, search.now)) {
    if (isIn(chain, candidate) || !isIssuer(search, candidate, chain, furthest)) continue
    yield* buildPaths(search, [...chain, candidate], anchors, furthest)
  }
}

/** A name with a key that is in the path already leads in a circle. */
const isIn = (chain: Chain, candidate: Certificate): boolean =>
  chain.some(
    ({ subjectName, publicKeyHex }) =>
      publicKeyHex === candidate.publicKeyHex && subjectName.key === candidate.subjectName.key,
  )

function isIssuer(search: Search, candidate: Certificate, chain: Chain, furthest: Furthest): boolean {
  spend(search.work, 'steps')
  const child = chain[chain.length - 1] as Certificate
  if (namesAnotherKey(child, candidate)) return false
  const key = workingKey([candidate])
  if (!key) return true // DSA parameters come from further up: `validateChain` checks
  const problem = signatureProblem(search, child, key)
  if (problem) furthest.note(chain.length + 0.5, problem, [...chain, candidate])
  return problem === null
}

/** By what would be found out later; an identifier that fits tells more than none. */
function likelyFirst(candidates: readonly Certificate[], child: Certificate, now: number): readonly Certificate[] {
  if (candidates.length < 2) return candidates
  const unlikely = (candidate: Certificate): number =>
    Number(candidate.subjectKeyIdentifier === null || child.authorityKeyIdentifier === null) * 4 +
    Number(candidate.basicConstraints?.ca !== true) * 2 +
    Number(now < candidate.notBefore.getTime() || now > candidate.notAfter.getTime())
  return candidates.toSorted((left, right) => unlikely(left) - unlikely(right))
}
