import { type Element, refuse } from '../der.ts'
import { namedBits } from '../der-values.ts'

/** Bits of RFC 5280 §4.2.1.3. */
export const KEY_USAGE = { digitalSignature: 1 << 0, certificateSigning: 1 << 5, crlSigning: 1 << 6 } as const

/** At least one bit is set, §4.2.1.3 says. */
export const keyUsage = (element: Element): number => namedBits(element) || refuse('no usage')
