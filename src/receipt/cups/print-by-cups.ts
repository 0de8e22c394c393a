import { setTimeout as pause } from 'node:timers/promises'
import type { FailureOf } from '../../failure.ts'
import type { Issued } from '../../types/receipt.ts'
import { alertOf } from './alert-of.ts'
import { type Ran, runProgram } from './run-program.ts'

interface Job {
  readonly printer: string
  readonly title: string // shown in the queue to whoever looks
  readonly octets: Uint8Array
  readonly environment: NodeJS.ProcessEnv
  readonly patience?: Patience
}

/** Milliseconds. */
export interface Patience {
  readonly program: number // for one answer of lp, lpstat or cancel
  readonly queue: number // until the job must have left its queue
  readonly look: number // between two looks at the queue
}

const PATIENCE: Patience = { program: 10_000, queue: 30_000, look: 1_000 }

/**
 * `lp` answers when the job is in its queue, which it also is while the printer is off; so the queue is watched until the
 * job has left it. One that does not is cancelled: it names a person, and must not come out for the next visitor. Where that
 * is not sure to have worked, the visitor is told to look at the printer.
 */
export async function printByCups({ printer, title, octets, environment, patience = PATIENCE }: Job): Promise<Issued> {
  const run = (command: string, args: readonly string[], input: Uint8Array | null = null) =>
    runProgram({ command, args, input, limit: patience.program, environment })
  const handed = await run('lp', ['-d', printer, '-t', title, '-o', 'media=A4', '-'], octets)
  if (handed.code !== 0) return notPrinted(whyRefused(handed))
  const job = jobIn(handed.said)
  if (job === null) return { ok: true } // another lp than CUPS's: it has taken it
  const until = performance.now() + patience.queue
  do {
    const queue = await run('lpstat', ['-o', printer])
    if (queue.code === 0 && !isQueued(queue.said, job)) return outcomeOf(await run('lpstat', [...ENDED, printer]), job)
    await pause(patience.look)
  } while (performance.now() < until)
  const state = await run('lpstat', ['-l', '-p', printer])
  const taken = await run('cancel', [job])
  if (taken.code !== 0) return notPrinted('unsure')
  return notPrinted(state.code === 0 ? whyStuck(state.said, job) : 'silent')
}

/** One that the printer was at, with nothing the matter, may have left its sheet there: it was warming up, say. */
function whyStuck(said: string, job: string): Why {
  const why = alertOf(said)
  return why === 'silent' && said.includes(` now printing ${job}.`) ? 'unsure' : why
}

const ENDED = ['-l', '-W', 'completed', '-o']

/** A job also leaves its queue when CUPS or somebody at the printer gives it up. One that CUPS does not remember was printed. */
function outcomeOf(ended: Ran, job: string): Issued {
  const lines = ended.code === 0 ? ended.said.split('\n') : []
  const at = lines.findIndex((line) => line.startsWith(`${job} `))
  const alerts = at < 0 ? '' : (lines.slice(at).find((line) => line.startsWith('\tAlerts: ')) ?? '')
  return /abort|cancel|error/.test(alerts) ? notPrinted('refused') : { ok: true }
}

type Why = FailureOf<'receipt.not-printed'>['why']

const notPrinted = (why: Why): Issued => ({ ok: false, failure: { kind: 'receipt.not-printed', why } })

/** As CUPS 2.4 says it; it says the same where its service is not running. One that was killed may have queued the job. */
function whyRefused(ran: Ran): Why {
  if (ran.code === null) return ran.problem === 'late' ? 'unsure' : 'missing'
  if (/does not exist/.test(ran.said)) return 'missing'
  return /not accepting/.test(ran.said) ? 'stopped' : 'refused'
}

const jobIn = (said: string): string | null => /request id is (\S+-\d+)/.exec(said)?.[1] ?? null

const isQueued = (said: string, job: string): boolean => said.split('\n').some((line) => line.split(' ', 1)[0] === job)
