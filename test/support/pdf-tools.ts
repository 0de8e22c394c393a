import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = ['pdftotext', 'pdftoppm', 'zbarimg']

/** For `describe.skipIf`: programs that share no code with ours. */
export function skipWithoutPdfTools(): boolean {
  const missing = PROGRAMS.filter((program) => spawnSync(program, ['-h']).error !== undefined)
  if (missing.length === 0 || process.env.CI === 'true') return false
  process.stderr.write(`skipped: no ${missing.join(', ')} (apt install poppler-utils zbar-tools)\n`)
  return true
}

function within<Value>(octets: Uint8Array, use: (file: string, folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-pdf-'))
  const file = join(folder, 'sheet.pdf')
  writeFileSync(file, octets)
  try {
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function said(program: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}

/** Page by page, without blanks, since a table's columns and a wrapped value are blanks to pdftotext. */
export const textOfPdf = (octets: Uint8Array): readonly string[] =>
  within(octets, (file) => said('pdftotext', ['-raw', file, '-']).split('\f').slice(0, -1).map(unspaced))

export const unspaced = (text: string): string => text.replace(/\s+/g, '')

/** What a scanner of `dpi` finds on the pages. zbarimg ends with a line break of its own. */
export const codeInPdf = (octets: Uint8Array, dpi: number): string =>
  within(octets, (file, folder) => {
    said('pdftoppm', ['-gray', '-r', `${dpi}`, '-png', file, join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'))
    return said('zbarimg', ['-q', '--raw', ...pages.map((page) => join(folder, page))]).replace(/\n$/, '')
  })
