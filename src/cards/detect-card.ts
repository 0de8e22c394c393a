import { toHex } from '../iso7816/bytes.ts'
import type { Channel } from '../iso7816/channel.ts'
import { saysExtendedLengths, withExtendedLengths } from '../iso7816/extended-lengths.ts'
import { done, failed, type Result } from '../result.ts'
import type { Card, Reopen } from './card.ts'
import { openJpki } from './jpki/open-jpki.ts'
import { openPiv } from './piv/open-piv.ts'
import { openPkcs15, openPkcs15ByFiles } from './pkcs15/open-pkcs15.ts'

interface Application {
  /** Selects it; null: the card does not have it. */
  open(channel: Channel, atr: Uint8Array): Promise<Result<Card | null>>
  /** ATRs that only cards with this application have, as far as is known: it is asked for first then. */
  readonly atrs: readonly string[]
}

/**
 * The card applications we know. An ATR only changes the order, so that the first SELECT is the right one. Of the others
 * PIV and ISO/IEC 7816-15 come first: the cards of companies are what is renewed here, and a JPKI card in a contactless
 * reader, whose ATR says nothing, costs three exchanges more.
 */
const APPLICATIONS: readonly Application[] = [
  { open: openPiv, atrs: [] },
  { open: openPkcs15, atrs: [] },
  { open: openJpki, atrs: ['3BE000FF8131FE4514'] }, // My Number card by its contacts
  { open: openPkcs15ByFiles, atrs: [] }, // many exchanges, for a card that would have none of the others
]

/** An unknown card is named by its ATR, and asked for nothing more than these applications. */
export async function detectCard(channel: Channel, atr: Uint8Array): Promise<Result<Card>> {
  const speaking = speakingTo(channel, atr)
  for (const { open } of inOrder(toHex(atr))) {
    const card = await open(speaking, atr)
    if (!card.ok) return card
    if (card.value !== null) return done(card.value)
  }
  return failed({ kind: 'card.unsupported', atr: toHex(atr) })
}

/** A card that was read before, else whatever card is there now. */
export async function reopenCard(channel: Channel, atr: Uint8Array, reopen: Reopen | undefined): Promise<Result<Card>> {
  const card = await reopen?.(speakingTo(channel, atr))
  if (card && !card.ok) return card
  return card?.value ? done(card.value) : detectCard(channel, atr)
}

const speakingTo = (channel: Channel, atr: Uint8Array): Channel =>
  saysExtendedLengths(atr) ? withExtendedLengths(channel) : channel

const inOrder = (atr: string): readonly Application[] => [
  ...APPLICATIONS.filter(({ atrs }) => atrs.includes(atr)),
  ...APPLICATIONS.filter(({ atrs }) => !atrs.includes(atr)),
]
