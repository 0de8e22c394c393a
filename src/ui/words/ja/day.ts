import { jst } from '../jst.ts'

/** The day in Japan of an RFC 3339 time. */
export function day(time: string): string {
  const { year, month, day } = jst(new Date(time))
  return `${year}年${month}月${day}日`
}
