import type { CertificateFailure } from '../failure.ts'
import { readCertificate } from './certificate.ts'
import { ANY_POLICY } from './extensions/policies.ts'
import { trustMaterial } from './path/trust-material.ts'
import type { PathDecision, PathReason, TrustMaterial } from './path/types.ts'
import { validatePath } from './path/validate-path.ts'
import { validityProblem } from './path/validity.ts'
import { readCrl } from './revocation/revocation-list.ts'
import { crlProblem } from './trust-problem.ts'

/** Whom an installation believes. Made by `readTrust`. */
export interface Trust {
  readonly material: TrustMaterial
  readonly revocation: 'refuse' | 'warn' // where no CRL can tell; who is revoked is refused
  readonly crls: readonly string[] // fingerprints, for the evidence
  readonly newest: number // thisUpdate of the newest CRL seen, in milliseconds: no clock is right that is behind it
}

/** In DER. */
export interface TrustFiles {
  readonly anchors: readonly Uint8Array[]
  readonly intermediates?: readonly Uint8Array[]
  readonly crls: readonly Uint8Array[]
}

/** Which file is of no use, and why; `index` counts within the files of its kind. */
export interface TrustProblem {
  readonly kind:
    | 'anchor.unreadable'
    | 'intermediate.unreadable'
    | 'crl.unreadable'
    | 'crl.forged' // names somebody here who did not sign it
    | 'crl.of-nobody' // names nobody here: whom it revokes would be believed
  readonly index: number
  readonly file: string
}

/** Fails closed: a CRL that cannot be used is a problem, not a CRL less. */
export function readTrust(files: TrustFiles, revocation: Trust['revocation'] = 'refuse'): Trust | TrustProblem {
  const anchors = files.anchors.map(readCertificate)
  const intermediates = (files.intermediates ?? []).map(readCertificate)
  const crls = files.crls.map(readCrl)
  const unreadable = [
    problem('anchor.unreadable', anchors.indexOf(null)),
    problem('intermediate.unreadable', intermediates.indexOf(null)),
    problem('crl.unreadable', crls.indexOf(null)),
  ].find(({ index }) => index >= 0)
  if (unreadable) return unreadable
  const material = trustMaterial({
    anchors: anchors.filter((anchor) => anchor !== null),
    intermediates: intermediates.filter((intermediate) => intermediate !== null),
    crls: crls.filter((crl) => crl !== null),
  })
  const unusable = crlProblem(material)
  if (unusable) return problem(unusable.kind, unusable.index)
  const newest = material.crls.reduce((time, { thisUpdate }) => Math.max(time, thisUpdate.getTime()), 0)
  return { material, revocation, crls: material.crls.map(({ fingerprint }) => fingerprint), newest }
}

const problem = (kind: TrustProblem['kind'], index: number): TrustProblem => ({
  kind,
  index,
  file: `${kind.split('.')[0]} ${index + 1}`, // `loadTrust` knows its name
})

export type TrustDecision = 'accepted' | CertificateFailure['kind']

const POLICIES = { initial: [ANY_POLICY], explicitPolicy: false, inhibitPolicyMapping: false, inhibitAnyPolicy: false }

/** A decision about a card, and what it rests on. */
export interface Judgement {
  readonly decision: TrustDecision
  readonly chain: readonly Uint8Array[] // DER, its own certificate first; of a refusal, as far as a path was found
}

/** Whether a card's certificate is accepted at `at` (path/validate-path.ts), in the words that a visitor is told. */
export function judgeCard(der: Uint8Array, at: Date, { material, revocation, newest }: Trust): Judgement {
  if (at.getTime() < newest) return { decision: 'certificate.clock-wrong', chain: [der] }
  const answer = validatePath({ leaf: der, material, at, profile: 'card', revocation, policies: POLICIES })
  return {
    decision: answer.decision === 'accept' ? 'accepted' : toldOf(answer, at),
    chain: [der, ...answer.path.slice(1).map((certificate) => certificate.der)],
  }
}

export const decideTrust = (der: Uint8Array, at: Date, trust: Trust): TrustDecision =>
  judgeCard(der, at, trust).decision

type Refused = Extract<PathDecision, { decision: 'refuse' }>

function toldOf({ reason, path: [leaf] }: Refused, at: Date): CertificateFailure['kind'] {
  const inDate = leaf !== undefined && validityProblem(leaf, Math.floor(at.getTime() / 1000) * 1000) === null
  // An authority out of date is not the visitor's card out of date.
  const isOfAuthority = (reason === 'expired' || reason === 'not-yet-valid') && inDate
  return isOfAuthority ? 'certificate.untrusted' : TOLD[reason]
}

const TOLD: Readonly<Record<PathReason, CertificateFailure['kind']>> = {
  unreadable: 'certificate.unreadable',
  'no-path': 'certificate.untrusted',
  signature: 'certificate.untrusted',
  'work-exhausted': 'certificate.untrusted',
  'weak-hash': 'certificate.weak',
  'weak-key': 'certificate.weak',
  expired: 'certificate.expired',
  'not-yet-valid': 'certificate.not-yet-valid',
  revoked: 'certificate.revoked',
  'revocation-unknown': 'certificate.revocation-unknown',
  'revocation-stale': 'certificate.revocation-unknown',
  'crl-unusable': 'certificate.revocation-unknown',
  'not-ca': 'certificate.unsuitable',
  'path-too-long': 'certificate.unsuitable',
  'key-usage': 'certificate.unsuitable',
  'critical-extension': 'certificate.unsuitable',
  'name-constraint': 'certificate.unsuitable',
  policy: 'certificate.unsuitable',
  serial: 'certificate.unsuitable',
  'leaf-is-ca': 'certificate.unsuitable',
}
