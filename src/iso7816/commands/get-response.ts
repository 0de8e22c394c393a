import type { Apdu } from '../apdu.ts'

const PROPRIETARY = 0x80

/** GET RESPONSE, ISO/IEC 7816-4: what a 61xx announced. Of class 00 after commands of a card's own class. */
export const getResponse = (cla: number, length: number): Apdu => ({
  cla: (cla & PROPRIETARY) === 0 ? cla : 0x00,
  ins: 0xc0,
  p1: 0,
  p2: 0,
  le: length,
})
