import { done, failed } from '../../result.ts'
import type { Apdu } from '../apdu.ts'
import type { Command } from '../command.ts'
import { encodeTlv } from '../encode-tlv.ts'
import { meaningOf, statusWordText } from '../status-word.ts'

const TAG_LIST = 0x5c

/** GET DATA with a tag list, ISO/IEC 7816-4 §11.5.3, as PIV uses it (SP 800-73-4 part 2 §3.1.2). Null: no such object. */
export const getData = (tag: Uint8Array): Command<Uint8Array | null> => ({
  apdu: apduFor(tag),
  long: true,
  parse: ({ data, statusWord }) => {
    const { kind } = meaningOf(statusWord)
    if (kind === 'done') return done(data)
    return kind === 'not-found' ? done(null) : failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
  },
})

/** The first octets of the object, 256 at most, in one exchange. Null: no such object. */
export const getStartOfData = (tag: Uint8Array): Command<Uint8Array | null> => ({
  apdu: apduFor(tag),
  startOnly: true,
  parse({ data, statusWord }) {
    const { kind } = meaningOf(statusWord)
    if (kind === 'done' || kind === 'more') return done(data)
    return kind === 'not-found' ? done(null) : failed({ kind: 'card.refused', statusWord: statusWordText(statusWord) })
  },
})

/** An object that a card may do without, in whatever words it says so. Null: there is nothing to be had. */
export const askForData = (tag: Uint8Array): Command<Uint8Array | null> => ({
  apdu: apduFor(tag),
  parse: ({ data, statusWord }) => done(meaningOf(statusWord).kind === 'done' ? data : null),
})

const apduFor = (tag: Uint8Array): Apdu => ({
  cla: 0,
  ins: 0xcb,
  p1: 0x3f,
  p2: 0xff,
  data: encodeTlv(TAG_LIST, tag),
  le: 256,
})
