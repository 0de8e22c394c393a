import { JST } from '../../types/jst.ts'

export interface JstTime {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
}

/** Without Intl, which costs more than all else that is drawn (facts/toolchain.md §3). */
export function jst(time: Date): JstTime {
  const shifted = new Date(time.getTime() + JST)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    year: String(shifted.getUTCFullYear()),
    month: two(shifted.getUTCMonth() + 1),
    day: two(shifted.getUTCDate()),
    hour: two(shifted.getUTCHours()),
    minute: two(shifted.getUTCMinutes()),
  }
}
