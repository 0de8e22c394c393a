import type { Timers } from '../../reader/timers.ts'
import type { ScreenFinding } from '../finding.ts'

export interface WidthTerminal {
  readonly stdin: Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'off' | 'pause' | 'resume'>
  readonly stdout: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>
}

/** How many cells our screens count on; the last is one kana with its mark, which some terminals join (foot's grapheme shaping). */
const WANTED: readonly (readonly [string, number])[] = [
  ['更', 2],
  ['─', 1],
  ['※', 1],
  ['ｶﾞ', 2],
]

const LONGEST = 1000 // milliseconds for all answers
const REPORT = '\x1b[6n' // ECMA-48 DSR: the terminal answers where its cursor is
const WIPE = '\r\x1b[K'

/** Writes each text at the start of a row and asks the terminal how far the cursor came. */
export async function lookAtWidths({ stdin, stdout }: WidthTerminal, timers: Timers): Promise<ScreenFinding> {
  if (!stdin.isTTY || !stdout.isTTY) return { kind: 'widths.unasked' }
  const columns = await ask({ stdin, stdout }, timers)
  if (columns.length < WANTED.length) return { kind: 'widths.silent' }
  const wrong = WANTED.filter(([, cells], index) => columns[index] !== cells + 1).map(([text]) => text)
  return wrong.length === 0 ? { kind: 'widths.right' } : { kind: 'widths.wrong', texts: wrong }
}

async function ask({ stdin, stdout }: WidthTerminal, timers: Timers): Promise<readonly number[]> {
  const answered = Promise.withResolvers<void>()
  let received = ''
  const columns = () => [...received.matchAll(/\x1b\[\d+;(\d+)R/g)].map(([, column]) => Number(column))
  const read = (chunk: Uint8Array) => {
    received += Buffer.from(chunk).toString('latin1')
    if (columns().length >= WANTED.length) answered.resolve()
  }
  const forget = timers.after(LONGEST, answered.resolve)
  stdin.setRawMode(true)
  stdin.on('data', read)
  stdin.resume()
  for (const [text] of WANTED) stdout.write(`${WIPE}${text}${REPORT}`)
  await answered.promise
  forget()
  stdout.write(WIPE)
  stdin.off('data', read)
  stdin.setRawMode(false)
  stdin.pause()
  return columns()
}
