import type { SignedStatement } from '../types/registry.ts'

export const MOST_IN_RENEWAL = { statement: 1024, signature: 1024, certificate: 64 * 1024, personInCharge: 200 } // octets; characters

/** Whether a request is of a size that is worth looking at; none of ours is near the limits. */
export function withinLimits(request: {
  readonly current: SignedStatement
  readonly new?: SignedStatement
  readonly newCertificate: Uint8Array
  readonly personInCharge?: string
}): boolean {
  const proofs = [request.current, request.new].filter((proof) => proof !== undefined)
  return (
    proofs.every(
      ({ statement, signature }) =>
        statement.length <= MOST_IN_RENEWAL.statement && signature.length <= MOST_IN_RENEWAL.signature,
    ) &&
    request.newCertificate.length <= MOST_IN_RENEWAL.certificate &&
    (request.personInCharge ?? '').length <= MOST_IN_RENEWAL.personInCharge
  )
}
