import type { Certificate } from '../certificate.ts'
import { ALL_REASONS, type DistributionPoint, type DistributionPointName } from '../extensions/distribution-points.ts'
import { directoryName, type GeneralName } from '../general-name.ts'
import { type Name, nameOf } from '../name.ts'
import type { RevocationList } from './revocation-list.ts'

/** The point that every certificate has without saying so: its issuer, for all reasons (RFC 5280 §6.3.3, at the end). */
export const impliedPoint = ({ issuerName }: Certificate): DistributionPoint => ({
  name: { kind: 'full', names: [directoryName(issuerName)] },
  reasons: ALL_REASONS,
  crlIssuer: null,
})

/** Which reasons a list covers for a certificate by way of one of its distribution points; 0 when it says nothing about it. */
export function reasonsInScope(crl: RevocationList, certificate: Certificate, point: DistributionPoint): number {
  const { scope } = crl
  const isCa = certificate.basicConstraints?.ca === true
  const isOfItsKind = scope.only === null || scope.only === (isCa ? 'ca' : 'user')
  const isInPlace = isOfIssuer(crl, certificate, point) && isOfPoint(crl, certificate, point)
  return isOfItsKind && isInPlace ? point.reasons & scope.reasons : 0
}

/** §6.3.3 b 1. */
function isOfIssuer({ issuerName, scope }: RevocationList, certificate: Certificate, { crlIssuer }: DistributionPoint) {
  if (!crlIssuer) return issuerName.key === certificate.issuerName.key
  return scope.indirect && crlIssuer.some((name) => name.kind === 'directory' && name.name.key === issuerName.key)
}

/** §6.3.3 b 2 i: a list of one place answers for a point that names it. */
function isOfPoint({ issuerName, scope }: RevocationList, certificate: Certificate, point: DistributionPoint) {
  if (!scope.name) return true
  const place = new Set(namesOf(scope.name, issuerName).map(({ key }) => key))
  const issuer = point.crlIssuer?.find((name) => name.kind === 'directory')?.name ?? certificate.issuerName
  const names = point.name ? namesOf(point.name, issuer) : (point.crlIssuer ?? [])
  return names.some(({ key }) => place.has(key))
}

/** A relative name stands below the issuer of the list (§4.2.1.13). */
function namesOf(name: DistributionPointName, issuer: Name): readonly GeneralName[] {
  return name.kind === 'full' ? name.names : [directoryName(nameOf([...issuer.rdns, name.rdn], issuer.der))]
}
