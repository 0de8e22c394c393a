import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ForgottenCard } from '../types/visit.ts'
import { replaceOwned } from './replace-owned.ts'

/** A line for each card that was left in a reader, for whoever hands it back and then takes the line away. */
const NAME = 'forgotten-cards.jsonl'
export const forgottenFile = (folder: string): string => join(folder, NAME)

/** Throws what the file system throws. */
export function noteForgotten(folder: string, cards: readonly ForgottenCard[]): void {
  const lines = cards.map((card) => `${JSON.stringify(card)}\n`).join('')
  appendFileSync(forgottenFile(folder), lines, { mode: 0o600 })
}

const MOST = 100 // lines that are read, the newest
const CARD = z.object({ time: z.iso.datetime(), reader: z.string(), serialEnd: z.string().nullable() })

/** Lines that are none of ours are passed over: somebody may have written beside them. */
export function forgottenCards(folder: string): readonly ForgottenCard[] {
  const lines = textOf(forgottenFile(folder))
    .split('\n')
    .slice(-MOST - 1)
  return lines.flatMap((line) => cardIn(line) ?? [])
}

/** Takes out the lines of cards whose serial ends so, null for those that were never read; gives how many. */
export function handBack(folder: string, serialEnd: string | null): number {
  const lines = textOf(forgottenFile(folder)).split('\n')
  const kept = lines.filter((line) => {
    const card = cardIn(line)
    return card === null || card.serialEnd !== serialEnd
  })
  if (kept.length < lines.length) replaceOwned(folder, NAME, kept.join('\n'))
  return lines.length - kept.length
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function cardIn(line: string): ForgottenCard | null {
  try {
    return CARD.parse(JSON.parse(line))
  } catch {
    return null
  }
}
