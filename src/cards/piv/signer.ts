import type { Channel } from '../../iso7816/channel.ts'
import { generalAuthenticate } from '../../iso7816/commands/general-authenticate.ts'
import { run } from '../../iso7816/run.ts'
import type { Signer } from '../card.ts'
import type { VerifyingKey } from '../verifying-key.ts'
import { pivAlgorithm } from './algorithm.ts'
import { signatureFrom, signatureRequest } from './dynamic-authentication.ts'
import type { PivSlot } from './slots.ts'

/**
 * Null: a kind of key that cards of this application are not asked for. A key that wants its PIN before each signature
 * is given short commands only: an extended one that is refused would stand between the PIN and the signature.
 */
export function pivSigner(channel: Channel, { key, pinAlways }: PivSlot, verifyingKey: VerifyingKey): Signer | null {
  const algorithm = pivAlgorithm(verifyingKey)
  if (!algorithm) return null
  return async (statement) => {
    const template = signatureRequest(algorithm.input(statement))
    const command = generalAuthenticate({ algorithm: algorithm.identifier, key, template, inShortCommands: pinAlways })
    const answer = await run(channel, command)
    return answer.ok ? signatureFrom(answer.value) : answer
  }
}
