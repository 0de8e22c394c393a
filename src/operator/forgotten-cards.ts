import { appendFileSync, closeSync, constants, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ForgottenCard } from '../types/visit.ts'
import { openRegular, readRegular } from './open-regular.ts'

/**
 * A line for each card that was left in a reader, and one when cards were handed back. Lines are only ever added, since
 * the kiosk may write one while whoever hands a card back does. They begin with a line's end too: one that a full disk or
 * a power cut has torn then spoils only itself.
 */
const NAME = 'forgotten-cards.jsonl'
export const forgottenFile = (folder: string): string => join(folder, NAME)

/** Throws what the file system throws. */
export function noteForgotten(folder: string, cards: readonly ForgottenCard[]): void {
  const lines = cards.map((card) => `\n${JSON.stringify(card)}\n`).join('')
  appendFileSync(forgottenFile(folder), lines, { mode: 0o600 })
}

const MOST = 100 // cards that are told of, the newest
const CARD = z.object({ time: z.iso.datetime(), reader: z.string(), serialEnd: z.string().nullable() })
/** `until` is the time of the newest one: a card that was noted meanwhile and ends alike is still waiting. */
const RETURNED = z.object({ returned: z.string().nullable(), until: z.iso.datetime() })

/** Those that nobody handed back. */
export const forgottenCards = (folder: string): readonly ForgottenCard[] => waiting(folder).slice(-MOST)

/** Notes that the cards whose serial ends so were handed back, null for those that were never read; gives how many. */
export function handBack(folder: string, serialEnd: string | null): number {
  const times = waiting(folder).flatMap((card) => (card.serialEnd === serialEnd ? [card.time] : []))
  const until = times.sort().at(-1)
  if (until !== undefined) append(forgottenFile(folder), { returned: serialEnd, until })
  return times.length
}

function append(path: string, line: z.infer<typeof RETURNED>): void {
  const handle = openRegular(path, constants.O_WRONLY | constants.O_APPEND)
  try {
    writeFileSync(handle, `\n${JSON.stringify(line)}\n`)
  } finally {
    closeSync(handle)
  }
}

/** Lines that are none of ours are passed over: somebody may have written beside them. */
function waiting(folder: string): readonly ForgottenCard[] {
  let cards: ForgottenCard[] = []
  for (const line of textOf(forgottenFile(folder)).split('\n')) {
    const card = understood(CARD, line)
    if (card !== null) cards.push(card)
    const back = understood(RETURNED, line)
    if (back !== null) cards = cards.filter(({ serialEnd, time }) => serialEnd !== back.returned || time > back.until)
  }
  return cards
}

function textOf(path: string): string {
  try {
    return readRegular(path)
  } catch {
    return ''
  }
}

function understood<Value>(schema: z.ZodType<Value>, line: string): Value | null {
  try {
    return schema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
