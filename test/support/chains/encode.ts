import { type Der, explicit, integer, sequence, time } from './der.ts'
import { extensionDer } from './extensions.ts'
import { nameDer } from './names.ts'
import type { CertificatePlan, CrlPlan, RevokedPlan } from './plan.ts'
import { signed } from './sign.ts'

export const certificateDer = (plan: CertificatePlan): Der =>
  signed(plan, (algorithm) =>
    sequence(
      ...(plan.version === 1 ? [] : [explicit(0, integer(plan.version - 1))]),
      integer(plan.serial),
      algorithm,
      nameDer(plan.issuer),
      sequence(time(plan.notBefore), time(plan.notAfter)),
      nameDer(plan.subject),
      plan.key.spki,
      ...(plan.extensions.length === 0 ? [] : [explicit(3, sequence(...plan.extensions.map(extensionDer)))]),
    ),
  )

export const crlDer = (plan: CrlPlan): Der =>
  signed(plan, (algorithm) =>
    sequence(
      ...(plan.version === 1 ? [] : [integer(plan.version - 1)]),
      algorithm,
      nameDer(plan.issuer),
      time(plan.thisUpdate),
      ...(plan.nextUpdate ? [time(plan.nextUpdate)] : []),
      ...(plan.entries.length === 0 ? [] : [sequence(...plan.entries.map(revokedDer))]),
      ...(plan.extensions.length === 0 ? [] : [explicit(0, sequence(...plan.extensions.map(extensionDer)))]),
    ),
  )

const revokedDer = ({ serial, date, extensions }: RevokedPlan): Der =>
  sequence(integer(serial), time(date), ...(extensions.length === 0 ? [] : [sequence(...extensions.map(extensionDer))]))
