import { createHash } from 'node:crypto'
import { type Der, element, explicit, integer, sequence, time } from './der.ts'
import { extensionDer } from './extensions.ts'
import type { ChainKey } from './keys.ts'
import { nameDer } from './names.ts'
import { AUTHORITY, AUTHORITY_KEY } from './plain-chain.ts'
import { crlNumber, reasonCode } from './revocation-extensions.ts'
import { signed } from './sign.ts'
import { fromNow } from './sound-chain.ts'

/** The authority's list with so many entries, each of a serial of 16 octets and a reason. */
export function longList(entries: number, signer: ChainKey = AUTHORITY_KEY): Der {
  const rest = Buffer.concat([time(fromNow(-2)), sequence(extensionDer(reasonCode(4)))])
  const entry = (_: unknown, index: number) => sequence(element(2, serialOf(index)), rest)
  return signed({ signer, hash: 'sha256' }, (algorithm) =>
    sequence(
      integer(1),
      algorithm,
      nameDer(AUTHORITY.subject),
      time(fromNow(-1)),
      time(fromNow(6)),
      sequence(Buffer.concat(Array.from({ length: entries }, entry))), // too many for arguments
      explicit(0, sequence(extensionDer(crlNumber(10)))),
    ),
  )
}

/** Positive, and with no order that a hash could profit from. */
function serialOf(index: number): Uint8Array {
  const serial = createHash('sha256').update(`${index}`).digest().subarray(0, 16)
  serial[0] = 1 + ((serial[0] ?? 0) & 0x3f)
  return serial
}
