import type { Channel } from '../../iso7816/channel.ts'
import { performSecurityOperation } from '../../iso7816/commands/perform-security-operation.ts'
import { run } from '../../iso7816/run.ts'
import { failed } from '../../result.ts'
import type { Signer } from '../card.ts'
import { digestInfo } from '../signature-input.ts'
import type { VerifyingKey } from '../verifying-key.ts'
import { ELEMENT, selectElement } from './elements.ts'

const KEY_BITS = 2048
const SIGNATURE_OCTETS = 256

/** A form of its own: class 80, P1 00 (padded by the card, not hashed), P2 80 (by the selected key). */
const sign = (input: Uint8Array) => performSecurityOperation({ cla: 0x80, p1: 0x00, p2: 0x80, input })

export function jpkiSigner(channel: Channel, key: VerifyingKey): Signer | null {
  if (key.kind !== 'rsa' || key.bits !== KEY_BITS) return null
  return async (statement) => {
    const selected = await selectElement(channel, ELEMENT.authenticationKey)
    if (!selected.ok) return selected
    const signature = await run(channel, sign(digestInfo(statement)))
    if (!signature.ok || signature.value.length === SIGNATURE_OCTETS) return signature
    return failed({ kind: 'card.malformed', detail: `a signature of ${signature.value.length} octets` })
  }
}
