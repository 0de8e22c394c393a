import { toHex } from '../../iso7816/bytes.ts'
import type { Channel } from '../../iso7816/channel.ts'
import { readBinary } from '../../iso7816/commands/read-binary.ts'
import { readFile, SHORT_STEP } from '../../iso7816/read-file.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import { ELEMENT, findElement } from './elements.ts'
import { isPhone, readTokenKind } from './token-kind.ts'

/**
 * The certificate for authentication, which a card shows to everybody and a phone only after its PIN. What the token is
 * is asked for when it refuses: a card that does not is read with two exchanges less.
 */
export async function authenticationCertificate(channel: Channel, atr: Uint8Array): Promise<Result<Uint8Array>> {
  const certificate = await readCertificate(channel)
  if (certificate.ok || certificate.failure.kind !== 'card.refused') return certificate
  const kind = await readTokenKind(channel)
  return kind.ok && isPhone(kind.value) ? failed({ kind: 'card.unsupported', atr: toHex(atr) }) : certificate
}

async function readCertificate(channel: Channel): Promise<Result<Uint8Array>> {
  const found = await findElement(channel, ELEMENT.authenticationCertificate)
  if (!found.ok) return found
  return found.value ? readFile(channel, { length: 'object' }) : failed({ kind: 'card.certificate-missing' })
}

/** Whether the certificate starts as this one does, which its serial number is part of. */
export async function holdsCertificate(channel: Channel, certificate: Uint8Array): Promise<Result<boolean>> {
  const found = await findElement(channel, ELEMENT.authenticationCertificate)
  if (!found.ok || !found.value) return found
  const start = certificate.subarray(0, SHORT_STEP)
  const piece = await run(channel, readBinary(0, start.length))
  return piece.ok ? done(toHex(piece.value.octets) === toHex(start)) : piece
}
