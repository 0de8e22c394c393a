/**
 * ISO/IEC 7816-3 §8.2: T=1, twelve historical octets. Those say (ISO/IEC 7816-4, compact TLV) what the card can
 * do, `[how files are selected, one-octet data units, chaining and lengths]`, and the issuer's data in six octets.
 */
export function answerToReset(capabilities: readonly [number, number, number], issuerData: string): Uint8Array {
  const checked = [0x8c, 0x01, 0x80, 0x73, ...capabilities, 0x50 | issuerData.length, ...Buffer.from(issuerData)]
  const checkOctet = checked.reduce((sum, octet) => sum ^ octet, 0)
  return Uint8Array.of(0x3b, ...checked, checkOctet)
}
