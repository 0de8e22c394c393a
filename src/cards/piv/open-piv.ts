import type { Channel } from '../../iso7816/channel.ts'
import { generalAuthenticate } from '../../iso7816/commands/general-authenticate.ts'
import { getData, getStartOfData } from '../../iso7816/commands/get-data.ts'
import { askTriesLeft, verify } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Candidate, Card, Signer } from '../card.ts'
import type { CardKey } from '../card-key.ts'
import { padEntry } from '../pad-entry.ts'
import { pivAlgorithm } from './algorithm.ts'
import { certificateFromObject, startsWith } from './certificate-object.ts'
import { signatureFrom, signatureRequest } from './dynamic-authentication.ts'
import { PIV_PIN, PIV_PIN_BLOCK, PIV_PIN_REFERENCE, padPivPin } from './pin.ts'
import { selectPiv } from './select-piv.ts'

/** The PIV authentication key and its certificate, SP 800-73-4 part 1 table 4: readable without a PIN, one PIN a session. */
const AUTHENTICATION_KEY = 0x9a
const AUTHENTICATION_CERTIFICATE = Uint8Array.of(0x5f, 0xc1, 0x05)
const SIGNATURE_CERTIFICATE = Uint8Array.of(0x5f, 0xc1, 0x0a) // of key 9C, which is shown only

/** Null: the card has no PIV application. */
export async function openPiv(channel: Channel): Promise<Result<Card | null>> {
  const selected = await run(channel, selectPiv)
  if (!selected.ok) return selected
  return done(selected.value ? pivCard(channel) : null)
}

const pivCard = (channel: Channel): Card => ({
  application: 'piv',
  pin: PIV_PIN,
  triesLeft: () => run(channel, askTriesLeft(PIV_PIN_REFERENCE)),
  certificate: () => readCertificate(channel, AUTHENTICATION_CERTIFICATE),
  candidates: () => pivCandidates(channel),
  async holds(certificate) {
    const start = await run(channel, getStartOfData(AUTHENTICATION_CERTIFICATE))
    return start.ok ? done(start.value !== null && startsWith(start.value, certificate)) : start
  },
  async verify(pin) {
    const padded = padPivPin(pin)
    pin.fill(0)
    const verified = await run(channel, verify(PIV_PIN_REFERENCE, padded))
    padded.fill(0)
    return verified
  },
  ...padEntry(channel, { reference: PIV_PIN_REFERENCE, block: PIV_PIN_BLOCK }),
  signer: (key) => pivSigner(channel, key),
})

async function readCertificate(channel: Channel, object: Uint8Array): Promise<Result<Uint8Array>> {
  const octets = await run(channel, getData(object))
  if (!octets.ok) return octets
  return octets.value === null ? failed({ kind: 'card.certificate-missing' }) : certificateFromObject(octets.value)
}

/** Many cards have no certificate for signatures: that is no failure. */
async function pivCandidates(channel: Channel): Promise<Result<readonly Candidate[]>> {
  const authentication = await readCertificate(channel, AUTHENTICATION_CERTIFICATE)
  if (!authentication.ok) return authentication
  const first: Candidate = { role: 'authentication', logsIn: true, certificate: authentication.value }
  const signature = await readCertificate(channel, SIGNATURE_CERTIFICATE)
  if (signature.ok) return done([first, { role: 'signature', logsIn: false, certificate: signature.value }])
  return signature.failure.kind === 'card.certificate-missing' ? done([first]) : signature
}

function pivSigner(channel: Channel, key: CardKey): Signer | null {
  const algorithm = pivAlgorithm(key)
  if (!algorithm) return null
  return async (statement) => {
    const request = signatureRequest(algorithm.input(statement))
    const answer = await run(channel, generalAuthenticate(algorithm.identifier, AUTHENTICATION_KEY, request))
    return answer.ok ? signatureFrom(answer.value) : answer
  }
}
