import { toHex } from '../iso7816/bytes.ts'
import type { Channel } from '../iso7816/channel.ts'
import { failed, type Result } from '../result.ts'
import type { Card } from './card.ts'
import { openPiv } from './piv/open-piv.ts'
import { openPkcs15 } from './pkcs15/open-pkcs15.ts'

/** The card applications we know, asked for in this order; each selects itself, or says null. */
const APPLICATIONS: readonly ((channel: Channel) => Promise<Result<Card | null>>)[] = [openPiv, openPkcs15]

/** An unknown card is named by its ATR and asked for nothing more. */
export async function detectCard(channel: Channel, atr: Uint8Array): Promise<Result<Card>> {
  for (const open of APPLICATIONS) {
    const card = await open(channel)
    if (!card.ok) return card
    if (card.value !== null) return { ok: true, value: card.value }
  }
  return failed({ kind: 'card.unsupported', atr: toHex(atr) })
}
