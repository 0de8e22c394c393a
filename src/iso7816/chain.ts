import { type Apdu, SHORT_DATA } from './apdu.ts'

const CHAINING = 0x10 // CLA bit 5: this is not the last command of a chain, ISO/IEC 7816-4 §5.3.3

/** The commands that carry the data of one that is too long for a short APDU. Only the last one asks for an answer. */
export function chain(apdu: Apdu): readonly Apdu[] {
  const data = apdu.data ?? new Uint8Array()
  if (data.length <= SHORT_DATA) return [apdu]
  const { cla, ins, p1, p2 } = apdu
  const links: Apdu[] = []
  let offset = 0
  for (; data.length - offset > SHORT_DATA; offset += SHORT_DATA)
    links.push({ cla: cla | CHAINING, ins, p1, p2, data: data.subarray(offset, offset + SHORT_DATA) })
  return [...links, { ...apdu, data: data.subarray(offset) }]
}
