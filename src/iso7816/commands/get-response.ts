import type { Apdu } from '../apdu.ts'

/** GET RESPONSE, ISO/IEC 7816-4 §11.7.1: the octets that a 61xx announced. */
export const getResponse = (cla: number, length: number): Apdu => ({ cla, ins: 0xc0, p1: 0, p2: 0, le: length })
