import { readCertificate } from '../../../src/certificate/certificate.ts'
import { fingerprint } from '../../../src/certificate/fingerprint.ts'
import type { PathDecision } from '../../../src/certificate/path/types.ts'
import type { RevocationList } from '../../../src/certificate/revocation/revocation-list.ts'
import { decide, readable } from './decide.ts'
import type { OpensslAnswer, OpensslJudge } from './openssl-verify.ts'
import type { WrittenChain } from './written-chain.ts'

/** What the two judges say of a chain. */
export interface Answers {
  readonly ours: string // 'accept', or our reason
  readonly theirs: string // 'accept', or what openssl says
  readonly isOfAnchor: boolean // openssl's error is about the anchor of our path
  readonly alone: string | null // what openssl says of our path and our lists alone, where it refuses what we accept
}

export async function compare(chain: WrittenChain, openssl: OpensslJudge): Promise<Answers> {
  const decision = decide(chain)
  const answer = await openssl.verify(readable(chain), 'C')
  const alone = decision.decision === 'accept' && !answer.accepts ? await askAlone(chain, decision, openssl) : null
  const theirs = alone && !alone.accepts ? alone : answer
  return {
    ours: decision.decision === 'accept' ? 'accept' : decision.reason,
    theirs: answer.says,
    isOfAnchor: decision.path.length > 0 && theirs.depth === decision.path.length - 1,
    alone: alone?.says ?? null,
  }
}

/**
 * Of two certificates with the name and key of a list's signer OpenSSL tries one, so each is asked about by itself as well:
 * the first answer that accepts, else the one about all.
 */
async function askAlone(
  chain: WrittenChain,
  { path, crls }: Extract<PathDecision, { decision: 'accept' }>,
  openssl: OpensslJudge,
): Promise<OpensslAnswer> {
  const consulted = new Set(crls.map((crl) => crl.fingerprint))
  const lists = chain.crls.filter((der) => consulted.has(fingerprint(der)))
  const authorities = path.slice(1, -1).map(({ der }) => der)
  const ask = (signers: readonly Uint8Array[]) =>
    openssl.verify({ ...chain, intermediates: [...authorities, ...signers], crls: lists }, 'C')
  const signers = signersOf(crls, chain)
  const answer = await ask(signers)
  if (answer.accepts || signers.length < 2) return answer
  const others = await Promise.all(signers.map((signer) => ask([signer])))
  return others.find(({ accepts }) => accepts) ?? answer
}

/** Certificates beside the path that the lists name by their key identifiers. */
function signersOf(crls: readonly RevocationList[], { intermediates }: WrittenChain): readonly Uint8Array[] {
  const named = new Set(crls.map(({ authorityKeyIdentifier }) => authorityKeyIdentifier))
  return intermediates.filter((der) => named.has(readCertificate(der)?.subjectKeyIdentifier ?? ''))
}
