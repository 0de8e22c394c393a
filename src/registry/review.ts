import { daysGained } from '../certificate/days.ts'
import type { CertificateView } from '../types/certificate.ts'
import type { Difference, Review, ReviewRows, RowName, Warning } from '../types/registry.ts'
import { sameName } from './notation.ts'
import type { RenewalPolicies } from './policies.ts'

/** Company as the registration has it: the new card inherits it, so both columns show the same. */
interface Company {
  readonly name: string
  readonly address: string
}

/** What screen 4 shows. It is shown as well where this agency refuses the new card: the visitor then sees why. */
export function reviewOf(
  company: Company,
  current: CertificateView,
  fresh: CertificateView,
  policies: RenewalPolicies,
): Review {
  const warnings = warningsOf(current, fresh, policies)
  return {
    ...reviewColumns(company, current, fresh),
    warnings,
    daysGained: daysGained(current.notAfter, fresh.notAfter),
    outcome: outcomeOf(warnings),
  }
}

function warningsOf(current: CertificateView, fresh: CertificateView, policies: RenewalPolicies): Warning[] {
  const differs = (row: 'cardCompanyName' | 'cardCompanyAddress' | 'holderName') =>
    !sameName(current.rows[row], fresh.rows[row])
  const warnings: (Warning & { readonly applies: boolean })[] = [
    {
      kind: 'new-expires-first',
      policy: policies.newExpiresFirst,
      applies: current.notAfter > fresh.notAfter,
    },
    { kind: 'company-differs', policy: policies.companyDiffers, applies: differs('cardCompanyName') },
    { kind: 'address-differs', policy: policies.addressDiffers, applies: differs('cardCompanyAddress') },
    { kind: 'holder-differs', policy: policies.holderDiffers, applies: differs('holderName') },
  ]
  return warnings.filter(({ applies }) => applies).map(({ kind, policy }) => ({ kind, policy }))
}

/** The strictest policy decides. */
function outcomeOf(warnings: readonly Warning[]): Review['outcome'] {
  if (warnings.some(({ policy }) => policy === 'refuse')) return 'refused'
  return warnings.some(({ policy }) => policy === 'provisional') ? 'provisional' : 'completed'
}

/** The nine rows of both cards, and how they differ. */
export function reviewColumns({ name, address }: Company, current: CertificateView, fresh: CertificateView) {
  const left: ReviewRows = { companyName: name, companyAddress: address, ...current.rows }
  const right: ReviewRows = { companyName: name, companyAddress: address, ...fresh.rows }
  const rows = (Object.keys(left) as RowName[]).filter((row) => left[row] !== right[row]) // by code point (facts/faults.md 17)
  const differences = rows.map((row): Difference => ({ row, verdict: verdict(row, current, fresh) }))
  return { current: left, new: right, differences }
}

/** A new card has another serial, a later end, and perhaps another issuer; whom it names should not change by itself. */
function verdict(row: RowName, current: CertificateView, fresh: CertificateView): Difference['verdict'] {
  if (row === 'companyName' || row === 'companyAddress') return 'check' // the registration's own: they never differ
  if (row === 'serial' || row === 'issuer') return 'expected'
  if (row === 'expiry') return fresh.notAfter > current.notAfter ? 'expected' : 'check'
  return sameName(current.rows[row], fresh.rows[row]) ? 'notation' : 'check'
}
