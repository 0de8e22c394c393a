import type { ScreenFinding } from '../finding.ts'

/** What a program writes on standard output; null where it is not installed or fails. */
export type Run = (command: string, args: readonly string[]) => Promise<string | null>

const WANTED = 'BIZ UDGothic'

/** Whether fontconfig knows a font for Japanese. Without fontconfig the terminal is another machine's. */
export async function lookAtFonts(run: Run): Promise<ScreenFinding> {
  const list = await run('fc-list', [':lang=ja', 'family'])
  if (list === null) return { kind: 'fonts.unknown' }
  const families = list.split(/[\n,]/).map((family) => family.trim())
  const family = families.find((each) => each === WANTED) ?? families.find((each) => each !== '')
  return family === undefined ? { kind: 'fonts.missing' } : { kind: 'fonts.found', family }
}
