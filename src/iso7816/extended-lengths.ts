import type { Channel } from './channel.ts'
import { historicalOctets } from './historical-octets.ts'

const COMPACT_TLV = [0x00, 0x80] // category indicators, ISO/IEC 7816-4
const STATUS_OCTETS = 3 // at the end of category 00
const CARD_CAPABILITIES = 0x7 // §12.1.1.9
const EXTENDED = 0x40 // of the third octet: extended Lc and Le

/** Whether the card's ATR says that it takes extended lengths. */
export function saysExtendedLengths(atr: Uint8Array): boolean {
  const [category = -1, ...octets] = historicalOctets(atr) ?? []
  if (!COMPACT_TLV.includes(category)) return false
  const objects = category === 0 ? octets.slice(0, -STATUS_OCTETS) : octets
  for (let at = 0; at < objects.length; ) {
    const header = objects[at] ?? 0 // tag and length in one octet
    const length = header & 0x0f
    if (header >> 4 === CARD_CAPABILITIES) return length === 3 && ((objects[at + 3] ?? 0) & EXTENDED) !== 0
    at += 1 + length
  }
  return false
}

/** The same channel for long commands in one exchange each, until the first of them is refused. */
export function withExtendedLengths(channel: Channel): Channel {
  let usable = true
  return {
    ...(channel.pinPad ? { pinPad: channel.pinPad } : {}),
    transmit: (command) => channel.transmit(command),
    extended: {
      get usable() {
        return usable
      },
      giveUp() {
        usable = false
      },
    },
  }
}
