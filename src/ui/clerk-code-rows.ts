import { codeOfScene } from '../clerk-code/code-of-scene.ts'
import type { Scene } from '../types/scene.ts'
import { cells, spread } from './cells.ts'
import { GLYPHS } from './theme.ts'
import type { FrameWords } from './words/words.ts'

/** '' where nothing failed, or where an overlay hides what did. */
export function clerkCodeText(scene: Scene, words: FrameWords): string {
  const code = scene.overlay === null ? codeOfScene(scene) : null
  return code === null ? '' : words.clerkCode(code)
}

/** In the rule, so that no screen has less room for it. */
export function ruleWith(code: string, columns: number): string {
  if (code === '') return GLYPHS.rule.repeat(columns)
  const end = ` ${code} ${GLYPHS.rule}`
  return GLYPHS.rule.repeat(Math.max(0, columns - cells(end))) + end
}

/** Where no rule is drawn, in training or for a screen reader: behind the readers, or below them. */
export function readersWith(code: string, readers: readonly string[], width: number): readonly string[] {
  if (code === '') return readers
  const last = readers.at(-1) ?? ''
  const fits = cells(last) + 1 + cells(code) <= width
  return fits ? [...readers.slice(0, -1), spread(last, code, width)] : [...readers, spread('', code, width)]
}
