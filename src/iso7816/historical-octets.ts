const INTERFACE_OCTETS = 4 // TA, TB, TC, TD: a bit each in the upper half of T0 and of every TD
const TD = 0x80

/** The historical octets of an ATR, ISO/IEC 7816-3 §8.2; null where it is too short for what it announces. */
export function historicalOctets(atr: Uint8Array): Uint8Array | null {
  const format = atr[1] ?? 0 // T0, after TS
  let at = 2
  for (let announced = format; ; ) {
    at += octetsOf(announced)
    if (!(announced & TD)) break
    const next = atr[at - 1]
    if (next === undefined) return null
    announced = next
  }
  const octets = atr.subarray(at, at + (format & 0x0f))
  return octets.length === (format & 0x0f) ? octets : null
}

function octetsOf(announced: number): number {
  let count = 0
  for (let bit = 0; bit < INTERFACE_OCTETS; bit++) count += (announced >> (4 + bit)) & 1
  return count
}
