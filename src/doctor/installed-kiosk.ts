import { readFileSync } from 'node:fs'
import { INSTALLED, INSTALLED_OPTIONS } from '../operator/installed.ts'

export interface InstalledKiosk {
  readonly flags: readonly string[]
  readonly folder: string // what it and its staff write for each other, also where its registry is thrown away
}

/** Null on a machine where the package is not installed. */
export function installedKiosk(path = INSTALLED_OPTIONS, folder = INSTALLED): InstalledKiosk | null {
  try {
    return { flags: flagsIn(readFileSync(path, 'utf8')), folder }
  } catch {
    return null
  }
}

/** What a quote opens ends with the quote, and a backslash at the end joins the next line (systemd.exec(5)). */
const ASSIGNMENT = /^\s*(\w+)=((?:"(?:\\.|[^"\\])*"|'[^']*'|[ \t])*(?:\\.|[^\\\n])*)/gms

/** As systemd takes them: the last assignment counts, quotes do not, and blanks part the words. */
function flagsIn(file: string): readonly string[] {
  let options = ''
  for (const [, name, value = ''] of file.matchAll(ASSIGNMENT)) if (name === 'KOSHIN_OPTIONS') options = value
  return options.replaceAll(/\\\n|["']/g, '').match(/\S+/g) ?? []
}
