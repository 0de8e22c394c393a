import { type RecordedRow, rowText } from './evidence-rows.ts'
import { isSigned, type SigningKey, signature, type VerifyingKey } from './log/ed25519.ts'

type Challenge = RecordedRow<'challenge'>

/** Most challenges come to nothing and leave no evidence; so that none is changed by hand, the registry signs each row. */
export const sealOf = (challenge: Challenge, registry: SigningKey): Uint8Array =>
  signature(registry, sealedText(challenge))

export const isSealed = (challenge: Challenge, seal: Uint8Array, registry: VerifyingKey): boolean =>
  isSigned(registry, sealedText(challenge), seal)

const sealedText = (challenge: Challenge): Uint8Array =>
  Buffer.from(`koshin-challenge/v1\n${rowText('challenge', challenge)}\n`)
