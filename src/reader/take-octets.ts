/** Takes octets away from the caller at once, whose array is empty afterwards; part of a larger buffer is wiped there. */
export function takeOctets(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = octets
  if (buffer instanceof ArrayBuffer && octets.byteLength === buffer.byteLength) return new Uint8Array(buffer.transfer())
  const copy = new Uint8Array(new ArrayBuffer(octets.length))
  copy.set(octets)
  octets.fill(0)
  return copy
}
