import { signatureProblem } from './path/signed-by.ts'
import type { TrustMaterial } from './path/types.ts'
import { workBudget } from './path/work.ts'
import type { RevocationList } from './revocation/revocation-list.ts'

interface CrlProblem {
  readonly kind: 'crl.forged' | 'crl.of-nobody'
  readonly index: number
}

/** The first list that nobody among the certificates has signed; what is checked here is remembered for the decisions. */
export function crlProblem(material: TrustMaterial): CrlProblem | null {
  const signatures = Number.POSITIVE_INFINITY // the operator's own files, looked at once
  const search = { material, work: { ...workBudget(), signatures }, paid: new Map() }
  for (const [index, crl] of material.crls.entries()) {
    const issuers = issuersOf(material, crl)
    if (issuers.length === 0) return { kind: 'crl.of-nobody', index }
    const isSigned = issuers.some(({ publicKey }) => signatureProblem(search, crl, publicKey) === null)
    if (!isSigned) return { kind: 'crl.forged', index }
  }
  return null
}

const issuersOf = ({ anchorsByName, intermediatesByName }: TrustMaterial, { issuerName }: RevocationList) =>
  [anchorsByName, intermediatesByName].flatMap((byName) => byName.get(issuerName.key) ?? [])
