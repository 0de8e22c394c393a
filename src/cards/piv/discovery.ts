import type { Channel } from '../../iso7816/channel.ts'
import { askForData } from '../../iso7816/commands/get-data.ts'
import { run } from '../../iso7816/run.ts'
import { findOne, readTlvs, readWithin } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'

const DISCOVERY = 0x7e
const PIN_USAGE_POLICY = 0x5f2f
const BOTH_PINS = 0x60 // of the first octet: the application PIN and the global one open the card
const GLOBAL_IS_PRIMARY = 0x20 // the second octet; 10: the application PIN is

/** The discovery object, SP 800-73-4 part 1 §3.3.2. Whatever else a card answers, it names no policy. */
const askForDiscovery = askForData(Uint8Array.of(DISCOVERY))

/** Whether the PIN that the holder knows is the card's global one and not that of the PIV application. */
export async function prefersGlobalPin(channel: Channel): Promise<Result<boolean>> {
  const octets = await run(channel, askForDiscovery)
  return octets.ok ? done(octets.value !== null && policyPrefersGlobal(octets.value)) : octets
}

/**
 * False for what is no policy: the application PIN is on every card, and a card that prefers another one has to say so
 * (§3.3.2: "shall implement the discovery object").
 */
export function policyPrefersGlobal(octets: Uint8Array): boolean {
  const objects = readTlvs(octets)
  const discovery = objects.ok ? findOne(objects.value, DISCOVERY) : objects
  const fields = discovery.ok ? readWithin(discovery.value) : discovery
  const policy = fields.ok ? findOne(fields.value, PIN_USAGE_POLICY) : fields
  if (!policy.ok || policy.value.value.length !== 2) return false
  const [usage = 0, preference] = policy.value.value
  return (usage & BOTH_PINS) === BOTH_PINS && preference === GLOBAL_IS_PRIMARY
}
