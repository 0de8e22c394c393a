import type { Channel } from '../../iso7816/channel.ts'
import { readBinary } from '../../iso7816/commands/read-binary.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import type { Candidate } from '../card.ts'
import { ELEMENT, findElement } from './elements.ts'

const PRESENT = 0x8f
const FLAGS = 3 // octets: signature, authentication, and one whose meaning is not published

/**
 * The certificate for authentication logs in. The one for signatures is only named: its password is needed to read it,
 * and none but accredited bodies may collect it (公的個人認証法). Whoever is under 15 has none.
 */
export async function jpkiCandidates(channel: Channel, certificate: Uint8Array): Promise<Result<readonly Candidate[]>> {
  const signs = await hasSignatureCertificate(channel)
  if (!signs.ok) return signs
  const authentication: Candidate = { role: 'authentication', logsIn: true, certificate }
  const signature: Candidate = { role: 'signature', logsIn: false, certificate: null }
  return done(signs.value ? [authentication, signature] : [authentication])
}

/** A token without the file says nothing of such a certificate. */
async function hasSignatureCertificate(channel: Channel): Promise<Result<boolean>> {
  const found = await findElement(channel, ELEMENT.present)
  if (!found.ok || !found.value) return found
  const flags = await run(channel, readBinary(0, FLAGS))
  return flags.ok ? done(flags.value.octets[0] === PRESENT) : flags
}
