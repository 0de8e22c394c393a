import { createHash } from 'node:crypto'
import type { Card } from '../cards/card.ts'
import { certificateSpki } from '../cards/certificate-spki.ts'
import { pinIsLegal } from '../cards/pin-is-legal.ts'
import { isSignatureOf, proofAlgorithm, verifyingKey } from '../cards/verifying-key.ts'
import type { Failure } from '../failure.ts'
import { toHex } from '../iso7816/bytes.ts'
import { done, failed, type Result } from '../result.ts'
import type { Candidate, CardProof, CardReading, PinRules, ProveRequest } from '../types/reader.ts'
import type { CardSession } from './session.ts'

export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

export async function readCard({ card, insertion }: CardSession): Promise<Result<CardReading>> {
  const certificate = await card.certificate()
  if (!certificate.ok) return certificate
  const spki = certificateSpki(certificate.value) // some cards give a file's octets, whatever they are
  if (!spki.ok) return spki
  const pin = await choosePin(card)
  if (!pin.ok) return pin
  const triesLeft = await card.triesLeft()
  if (!triesLeft.ok) return triesLeft
  return done({
    insertion: insertion.number,
    reader: insertion.reader,
    atr: toHex(insertion.atr),
    application: card.application,
    certificate: certificate.value,
    fingerprint: fingerprintOf(certificate.value),
    pin: pin.value,
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

export async function readTriesLeft({ card }: CardSession): Promise<Result<number | null>> {
  const pin = await choosePin(card)
  return pin.ok ? card.triesLeft() : pin
}

const choosePin = (card: Card, known: PinRules | null = null): Promise<Result<PinRules>> =>
  card.choosePin ? card.choosePin(known) : Promise.resolve(done(card.pin))

/** One VERIFY at most. A failure after it is told as what it is: another card, where another one answers now. */
export async function prove(
  session: CardSession,
  request: ProveRequest,
  known: Known | null = null,
): Promise<Result<CardProof>> {
  const card = inRole(session.card, request)
  if (!card) return failed({ kind: 'card.certificate-missing' })
  const proof = await verifyAndSign({ ...session, card }, request, known)
  if (proof.ok || !SWAP_LOOKS_LIKE.has(proof.failure.kind)) return proof
  const again = await session.selectAgain()
  const meant = again.ok ? (inRole(again.value, request) ?? again.value) : null
  const now = meant ? await sameCertificate(meant, request.fingerprint) : again
  return !now.ok && GONE.has(now.failure.kind) ? now : proof
}

/** What `readCard` gave for this insertion. */
type Known = Pick<CardReading, 'certificate' | 'pin'>

/** A card that knows of no roles has one certificate, and that one is for authentication. */
function inRole(card: Card, { role }: ProveRequest): Card | null {
  if (role === undefined) return card
  if (card.inRole) return card.inRole(role)
  return role === 'authentication' ? card : null
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
  known: Known | null,
): Promise<Result<CardProof>> {
  const certificate = await sameCertificate(session.card, request.fingerprint, known?.certificate)
  if (!certificate.ok) return certificate
  const key = verifyingKey(certificate.value)
  if (!key.ok) return key
  const sign = session.card.signer(key.value)
  if (!sign) return failed({ kind: 'card.unsupported', atr: toHex(session.insertion.atr) })
  const pin = await choosePin(session.card, known?.pin)
  if (!pin.ok) return pin
  const verified = await (request.pin === null ? verifyOnPad(session) : verify(session, pin.value, request.pin))
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
async function sameCertificate(card: Card, fingerprint: string, known?: Uint8Array): Promise<Result<Uint8Array>> {
  if (known && card.holds && fingerprintOf(known) === fingerprint) {
    const held = await card.holds(known)
    if (!held.ok) return held
    if (held.value) return done(known)
  }
  const certificate = await card.certificate()
  if (!certificate.ok || fingerprintOf(certificate.value) === fingerprint) return certificate
  return failed({ kind: 'card.changed' })
}

async function verify({ card, stillThere }: CardSession, rules: PinRules, pin: Uint8Array): Promise<Result<unknown>> {
  const { minLength, maxLength } = rules
  if (!pinIsLegal(pin, rules)) return failed({ kind: 'pin.illegal', minLength, maxLength })
  const there = stillThere()
  return there.ok ? card.verify(pin) : there
}

async function verifyOnPad({ card, stillThere }: CardSession): Promise<Result<unknown>> {
  if (!card.pad) return failed({ kind: 'pin-pad.absent' })
  const there = stillThere()
  return there.ok ? card.pad.verify() : there
}
