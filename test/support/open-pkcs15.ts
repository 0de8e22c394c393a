import type { Card } from '../../src/cards/card.ts'
import { openPkcs15ByFiles, openPkcs15 as openPkcs15ByName } from '../../src/cards/pkcs15/open-pkcs15.ts'
import type { Channel } from '../../src/iso7816/channel.ts'
import type { Result } from '../../src/result.ts'

/** The application, by whichever way leads to it, as on a card that has no other. */
export async function openPkcs15(channel: Channel): Promise<Result<Card | null>> {
  const card = await openPkcs15ByName(channel)
  return card.ok && card.value === null ? openPkcs15ByFiles(channel) : card
}
