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

/** As systemd takes them: the last assignment counts, quotes do not, and blanks part the words (systemd.exec(5)). */
function flagsIn(file: string): readonly string[] {
  const values = [...file.matchAll(/^\s*KOSHIN_OPTIONS=(.*)$/gm)].map(([, value = '']) => value)
  return values.at(-1)?.replaceAll(/["']/g, '').match(/\S+/g) ?? []
}
