const PRIMITIVE = 0b100101 // x^5 + x^2 + 1 over GF(2): its root generates all 31 units of GF(32)

const times2 = (element: number): number => ((element << 1) & 0b100000 ? (element << 1) ^ PRIMITIVE : element << 1)

/**
 * One more digit (0 to 31) for up to 30 digits. Digit i counts a^i in GF(32), and these factors all differ, so that every
 * single wrong digit and every two that changed places are found; a sum modulo 32 would miss some of either.
 */
export const checkDigit = (digits: readonly number[]): number =>
  digits.reduceRight((sum, digit) => times2(sum ^ digit), 0)
