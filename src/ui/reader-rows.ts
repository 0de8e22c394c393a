import type { Reader } from '../types/reader.ts'
import type { Scene } from '../types/scene.ts'
import { cells, wrap } from './cells.ts'
import { displayText } from './display-text.ts'
import type { ReaderWords } from './words/words.ts'

const LONGEST_NAME = 40
const MOST_ROWS = 3

/** Which readers there are, and what is in them. */
export function readerRows({ readers, screen }: Scene, words: ReaderWords, width: number): readonly string[] {
  if (readers.service !== 'running') return wrap(words.service[readers.service], width)
  if (readers.readers.length === 0) return wrap(words.none, width)
  const taking = screen.name === 'take-cards'
  return joined(
    readers.readers.map((reader) => words.reader(shortName(reader.name), slotOf(reader, taking))),
    width,
  ).slice(0, MOST_ROWS)
}

function slotOf({ card }: Reader, taking: boolean): Parameters<ReaderWords['reader']>[1] {
  if (card === null) return 'empty'
  if (taking) return 'take'
  return card.mute ? 'mute' : 'card'
}

/** A reader's name ends in its number, so the middle goes. PC/SC allows 127 characters. */
function shortName(name: string): string {
  const shown = Array.from(displayText(name))
  return cells(shown.join('')) <= LONGEST_NAME
    ? shown.join('')
    : `${shown.slice(0, LONGEST_NAME / 2 - 10).join('')}..${shown.slice(-8).join('')}`
}

function joined(texts: readonly string[], width: number): readonly string[] {
  const rows: string[] = []
  for (const text of texts) {
    const longer = `${rows.at(-1) ?? ''}  ${text}`
    if (rows.length > 0 && cells(longer) <= width) rows[rows.length - 1] = longer
    else rows.push(...wrap(text, width))
  }
  return rows
}
