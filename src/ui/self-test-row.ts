import { selfTestCode } from '../clerk-code/code-of-scene.ts'
import type { Scene } from '../types/scene.ts'
import { jst } from './words/jst.ts'
import type { MenuWords } from './words/words.ts'

/** What the day's self-test came to: null before the first one, and on other screens. */
export function selfTestRow(scene: Scene, { selfTest }: MenuWords): { isWell: boolean; text: string } | null {
  const { screen } = scene
  if (screen.name !== 'menu' || screen.selfTest === null) return null
  const { month, day, hour, minute } = jst(new Date(screen.selfTest.time))
  const code = selfTestCode(scene)
  const time = `${month}-${day} ${hour}:${minute}`
  return code === null
    ? { isWell: true, text: selfTest.well(time) }
    : { isWell: false, text: selfTest.broken(time, code) }
}
