const LONGEST_LINE = 64 // octets; no card's PIN is half as long
const CR = 0x0d
const LF = 0x0a

/** Fills the octets it is given from their start, and says how many it had; 0 at the end. */
export type ReadOctets = (into: Uint8Array) => number

/**
 * The first line, without its LF or CRLF. Octets outside V8's heap and never a string (design §8); whoever asks for
 * them wipes them. A longer line gives a PIN that is too long for any card and so is never sent.
 */
export function readPin(read: ReadOctets): Uint8Array {
  const line = new Uint8Array(new ArrayBuffer(LONGEST_LINE))
  let filled = 0
  for (let more = 1; more > 0 && filled < LONGEST_LINE && !line.subarray(0, filled).includes(LF); filled += more)
    more = read(line.subarray(filled))
  const pin = firstLine(line.subarray(0, filled))
  line.fill(0)
  return pin
}

function firstLine(octets: Uint8Array): Uint8Array {
  const lf = octets.indexOf(LF)
  const end = lf > 0 && octets[lf - 1] === CR ? lf - 1 : lf
  const line = octets.subarray(0, lf < 0 ? octets.length : end)
  const pin = new Uint8Array(new ArrayBuffer(line.length))
  pin.set(line)
  return pin
}
