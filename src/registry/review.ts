import { daysGained } from '../certificate/days.ts'
import type { FailureOf } from '../failure.ts'
import type { CertificateView } from '../types/certificate.ts'
import type { Difference, Review, ReviewRows, RowName, Warning } from '../types/registry.ts'
import { sameName } from './notation.ts'
import type { RenewalPolicies } from './policies.ts'

/** Company as the registration has it: the new card inherits it, so both columns show the same. */
interface Company {
  readonly name: string
  readonly address: string
}

/** What screen 4 shows, or the row for which this agency refuses the new card. */
export function reviewOf(
  company: Company,
  current: CertificateView,
  fresh: CertificateView,
  policies: RenewalPolicies,
): Review | FailureOf<'new.differs'> {
  const differing = [
    {
      row: 'company',
      policy: policies.companyDiffers,
      same: sameName(current.rows.cardCompanyName, fresh.rows.cardCompanyName),
    },
    { row: 'holder', policy: policies.holderDiffers, same: sameName(current.rows.holderName, fresh.rows.holderName) },
  ] as const
  const warnings: Warning[] = current.notAfter > fresh.notAfter ? [{ kind: 'new-expires-first' }] : []
  for (const { row, policy, same } of differing) {
    if (same) continue
    if (policy === 'refuse') return { kind: 'new.differs', row }
    warnings.push({ kind: `${row}-differs`, policy })
  }
  const provisional = warnings.some((warning) => 'policy' in warning && warning.policy === 'provisional')
  return {
    ...columns(company, current, fresh),
    warnings,
    daysGained: daysGained(current.notAfter, fresh.notAfter),
    outcome: provisional ? 'provisional' : 'completed',
  }
}

function columns({ name, address }: Company, current: CertificateView, fresh: CertificateView) {
  const left: ReviewRows = { companyName: name, companyAddress: address, ...current.rows }
  const right: ReviewRows = { companyName: name, companyAddress: address, ...fresh.rows }
  const rows = (Object.keys(left) as RowName[]).filter((row) => left[row] !== right[row]) // by code point (faults case 17)
  const differences = rows.map((row): Difference => ({ row, verdict: verdict(row, current, fresh) }))
  return { current: left, new: right, differences }
}

/** A new card has another serial, a later end, and perhaps another issuer; whom it names should not change by itself. */
function verdict(row: RowName, current: CertificateView, fresh: CertificateView): Difference['verdict'] {
  if (row === 'expiry') return fresh.notAfter > current.notAfter ? 'expected' : 'check'
  return row === 'serial' || row === 'issuer' ? 'expected' : 'check'
}
