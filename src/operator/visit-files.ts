import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readRegular } from './open-regular.ts'
import { replaceOwned } from './replace-owned.ts'

/** What was said to the cards of a visit in which something failed, in the kiosk's data folder; the newest visits are kept. */
const FOLDER = 'visits'
const KEPT = 20
const NAME = /^[\dT.Z-]+\.txt$/

/** Of a time, so that their order is the alphabet's. */
export const visitName = (time: Date): string => `${time.toISOString().replaceAll(':', '-')}.txt`

/** Writes the visit, or writes it again; takes away those that are too many. Throws what the file system throws. */
export function writeVisit(folder: string, name: string, lines: readonly string[]): void {
  const visits = join(folder, FOLDER)
  mkdirSync(visits, { recursive: true, mode: 0o700 })
  replaceOwned(visits, name, `${lines.join('\n')}\n`)
  for (const old of namesIn(visits).slice(0, -KEPT)) rmSync(join(visits, old), { force: true })
}

/** The lines of the newest visit in which this clerk code was shown; null where none is kept, or none that can be read. */
export function visitOfCode(folder: string, code: string): readonly string[] | null {
  const visits = join(folder, FOLDER)
  try {
    for (const name of namesIn(visits).reverse()) {
      const lines = readRegular(join(visits, name)).trimEnd().split('\n')
      if (lines.some((line) => line.endsWith(codeLine(code)))) return lines
    }
  } catch {}
  return null
}

export const codeLine = (code: string): string => ` code ${code}`

const namesIn = (visits: string): string[] =>
  readdirSync(visits)
    .filter((name) => NAME.test(name))
    .sort()
