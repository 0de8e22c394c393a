import { fingerprint } from '../../certificate/fingerprint.ts'
import type { CardRole } from '../../failure.ts'
import type { SignedStatement } from '../../types/registry.ts'
import { blockOf, type EvidenceText, lineOf } from '../evidence-text.ts'
import { fromBase64 } from '../log/octets.ts'

export function proofIn(text: EvidenceText, role: CardRole): SignedStatement | null {
  const [algorithm, octets = '', ...more] = (lineOf(text, `${role}-signature`) ?? '').split(' ')
  const [statement, signature] = [blockOf(text, `${role}-statement`), fromBase64(octets)]
  if (statement === null || !signature || more.length > 0) return null
  return algorithm === 'rsa-pkcs1-sha256' || algorithm === 'ecdsa-sha256'
    ? { statement: Buffer.from(statement), algorithm, signature }
    : null
}

export const certificateIn = (text: EvidenceText, role: CardRole): Uint8Array | null =>
  fromBase64((lineOf(text, `${role}-chain`) ?? '').split(' ')[0] ?? '')

export const certificateHash = (text: EvidenceText, role: CardRole): string =>
  fingerprint(certificateIn(text, role) ?? new Uint8Array())
