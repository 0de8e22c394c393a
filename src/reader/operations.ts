import { createHash } from 'node:crypto'
import type { Card } from '../cards/card.ts'
import { cardKey, isSignatureOf, proofAlgorithm } from '../cards/card-key.ts'
import { pinIsLegal } from '../cards/pin-is-legal.ts'
import type { Failure } from '../failure.ts'
import { toHex } from '../iso7816/bytes.ts'
import { done, failed, type Result } from '../result.ts'
import type { Candidate, CardProof, CardReading, ProveRequest } from '../types/reader.ts'
import type { CardSession } from './session.ts'

export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

export async function readCard({ card, insertion }: CardSession): Promise<Result<CardReading>> {
  const certificate = await card.certificate()
  if (!certificate.ok) return certificate
  const triesLeft = await card.triesLeft()
  if (!triesLeft.ok) return triesLeft
  return done({
    insertion: insertion.number,
    reader: insertion.reader,
    atr: toHex(insertion.atr),
    application: card.application,
    certificate: certificate.value,
    fingerprint: fingerprintOf(certificate.value),
    pin: card.pin,
    triesLeft: triesLeft.value,
    pinPad: card.pad ? { seconds: card.pad.seconds } : null,
  })
}

export async function readCandidates({ card }: CardSession): Promise<Result<readonly Candidate[]>> {
  if (card.candidates) return card.candidates()
  const certificate = await card.certificate()
  if (!certificate.ok) return certificate
  return done([{ role: 'authentication', logsIn: true, certificate: certificate.value }])
}

export const readTriesLeft = ({ card }: CardSession): Promise<Result<number | null>> => card.triesLeft()

/** One VERIFY at most. A failure after it is told as what it is: another card, where another one answers now. */
export async function prove(
  session: CardSession,
  request: ProveRequest,
  known: Uint8Array | null = null, // the certificate that `readCard` gave for this insertion
): Promise<Result<CardProof>> {
  const proof = await verifyAndSign(session, request, known)
  if (proof.ok || !SWAP_LOOKS_LIKE.has(proof.failure.kind)) return proof
  const card = await session.selectAgain()
  const now = card.ok ? await sameCertificate(card.value, request.fingerprint) : card
  return !now.ok && GONE.has(now.failure.kind) ? now : proof
}

const SWAP_LOOKS_LIKE: ReadonlySet<Failure['kind']> = new Set([
  'card.refused',
  'card.certificate-missing',
  'card.signing-failed',
  'card.key-mismatch',
  'card.malformed',
])
const GONE: ReadonlySet<Failure['kind']> = new Set(['card.changed', 'card.removed', 'card.absent'])

/** Everything that can be found out without the PIN comes before VERIFY, so that no try is spent in vain. */
async function verifyAndSign(
  session: CardSession,
  request: ProveRequest,
  known: Uint8Array | null,
): Promise<Result<CardProof>> {
  const certificate = await sameCertificate(session.card, request.fingerprint, known)
  if (!certificate.ok) return certificate
  const key = cardKey(certificate.value)
  if (!key.ok) return key
  const sign = session.card.signer(key.value)
  if (!sign) return failed({ kind: 'card.unsupported', atr: toHex(session.insertion.atr) })
  const verified = await (request.pin === null ? verifyOnPad(session) : verify(session, request.pin))
  if (!verified.ok) return verified
  const signature = await sign(request.statement)
  if (!signature.ok) return signature
  if (!isSignatureOf(key.value, request.statement, signature.value)) return failed({ kind: 'card.key-mismatch' })
  return done({
    fingerprint: request.fingerprint,
    algorithm: proofAlgorithm(key.value),
    signature: signature.value,
  })
}

/**
 * A card that was swapped without any event answers on the old connection (measured, design §4). A certificate that was
 * read before is only looked at again: no authority gives two the same serial number, and the signature is verified with
 * the key of the whole one.
 */
async function sameCertificate(
  card: Card,
  fingerprint: string,
  known: Uint8Array | null = null,
): Promise<Result<Uint8Array>> {
  if (known && card.holds && fingerprintOf(known) === fingerprint) {
    const held = await card.holds(known)
    if (!held.ok) return held
    if (held.value) return done(known)
  }
  const certificate = await card.certificate()
  if (!certificate.ok || fingerprintOf(certificate.value) === fingerprint) return certificate
  return failed({ kind: 'card.changed' })
}

async function verify({ card, stillThere }: CardSession, pin: Uint8Array): Promise<Result<unknown>> {
  const { minLength, maxLength } = card.pin
  if (!pinIsLegal(pin, card.pin)) return failed({ kind: 'pin.illegal', minLength, maxLength })
  const there = stillThere()
  return there.ok ? card.verify(pin) : there
}

async function verifyOnPad({ card, stillThere }: CardSession): Promise<Result<unknown>> {
  if (!card.pad) return failed({ kind: 'pin-pad.absent' })
  const there = stillThere()
  return there.ok ? card.pad.verify() : there
}
