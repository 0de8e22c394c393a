import { answer, just, type Response, STATUS } from '../apdu/response.ts'

const SHORT_IDENTIFIER = 0x80 // b8 of P1: its low bits name a file, P2 is the offset

/** Where READ BINARY reads: the file named in short, null for the current one (ISO/IEC 7816-4 §11.3.3). */
export function readBinaryPlace(p1: number, p2: number): { readonly short: number | null; readonly offset: number } {
  if (p1 & SHORT_IDENTIFIER) return { short: p1 & 0x1f, offset: p2 }
  return { short: null, offset: p1 * 256 + p2 }
}

/** Le of 256 and 65,536 mean all there is: only who asks for a certain number is told that it was too many. */
export function readContent(content: Uint8Array, offset: number, expected: number): Response {
  if (offset >= content.length) return just(STATUS.outsideFile)
  const data = content.subarray(offset, offset + expected)
  const everything = expected === 256 || expected === 65_536
  if (data.length < expected && !everything) return { data, status: STATUS.endOfFile }
  return answer(data)
}
