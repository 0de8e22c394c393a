import { jst } from '../ui/words/jst.ts'

/** 2026年11月23日 15時20分05秒（日本標準時） */
export function jstTime(time: Date): string {
  const { year, month, day, hour, minute } = jst(time)
  const second = String(time.getUTCSeconds()).padStart(2, '0')
  return `${year}年${month}月${day}日 ${hour}時${minute}分${second}秒（日本標準時）`
}
