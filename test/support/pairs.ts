import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { FaultStage } from './fault-stage.ts'
import type { PairJob } from './pair-child.ts'
import { type PlainCard, toPlain } from './plain-card.ts'
import { testCard } from './registry.ts'

/** One renewal of a pair: 'done NUMBER' or a failure's kind, and its beginning and end in milliseconds of one clock. */
export interface Half {
  readonly outcome: string
  readonly began: number
  readonly ended: number
}

export type Pair = readonly [Half, Half]

const AHEAD = 1_000_000n // nanoseconds from "both are there" to the moment, for the message to arrive

/** Lets two processes renew every card of the stage at the same moments, so many rounds of it. */
export async function racedPairs(stage: FaultStage, rounds: number): Promise<Pair[]> {
  const stock = await stockOf(stage, rounds)
  const sides = ([0, 1] as const).map((side) => startSide(stage, { side, stock, rounds }))
  const [one, two] = sides
  if (!one || !two) throw new Error('no sides')
  const both = async (wanted: string | RegExp) => [await one.hear(wanted), await two.hear(wanted)] as const
  const pairs: Pair[] = []
  for (let round = 0; round < rounds; round++) {
    await both('ready')
    for (const side of sides) {
      side.say('begin')
      await side.hear('begun')
    }
    for (let at = 0; at < stage.cards.length; at++) {
      await both('at')
      const moment = process.hrtime.bigint() + AHEAD
      for (const side of sides) side.say(`${moment}`)
      const [here, there] = await both(/^(.+) (\d+) (\d+)$/)
      pairs.push([halfOf(here), halfOf(there)])
    }
  }
  await both('end')
  await Promise.all(sides.map(({ ended }) => ended))
  return pairs
}

/** Two for each registration, and one for each that wins. */
async function stockOf({ cards, authority }: FaultStage, rounds: number): Promise<PlainCard[]> {
  const stock: PlainCard[] = []
  for (let card = 0; card < cards.length * (rounds + 2); card++) stock.push(toPlain(await testCard(authority)))
  return stock
}

function startSide(stage: FaultStage, share: Pick<PairJob, 'side' | 'stock' | 'rounds'>) {
  const { database, keys, authority, cards, folder } = stage
  const anchor = Buffer.from(authority.certificate).toString('base64')
  const path = join(folder, `side-${share.side}.json`)
  writeFileSync(path, JSON.stringify({ database, keys, anchor, cards: cards.map(toPlain), ...share } satisfies PairJob))
  const child = spawn(process.execPath, ['test/support/pair-child.ts', path], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { ...conversation(child), ended: new Promise((resolve) => child.once('close', resolve)) }
}

function conversation(child: ChildProcess) {
  if (!child.stdout || !child.stdin) throw new Error('no pipes')
  const { stdin } = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    say: (line: string) => void stdin.write(`${line}\n`),
    async hear(wanted: string | RegExp): Promise<string> {
      const { value } = await lines.next()
      if (typeof wanted === 'string' ? value !== wanted : !wanted.test(String(value)))
        throw new Error(`'${value}' in the place of '${wanted}'`)
      return String(value)
    },
  }
}

function halfOf(line: string): Half {
  const [, outcome = '', began = '', ended = ''] = /^(.+) (\d+) (\d+)$/.exec(line) ?? []
  return { outcome, began: Number(began) / 1e6, ended: Number(ended) / 1e6 }
}
