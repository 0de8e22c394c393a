const FIRST = 100
const LONGEST = 5_000

/** How long to wait before the nth try in a row, from 0: 100 ms, then twice as long each time, 5 s at most. */
export const backOff = (failures: number): number => Math.min(FIRST * 2 ** failures, LONGEST)
