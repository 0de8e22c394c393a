import { randomUUID } from 'node:crypto'
import { readSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isatty } from 'node:tty'
import { EXIT } from '../../exit.ts'
import { createReaderThread } from '../../reader/client.ts'
import { pcscliteProblem } from '../../reader/pcsc/addon.ts'
import { realTimers } from '../../reader/timers.ts'
import { type CardHost, runCard } from './run-card.ts'
import { endingSignals, type Signals } from './signals.ts'

const STDIN = 0

/** `koshin card ...` in this process. Sets the exit code and lets the program end by itself. */
export async function cardCommand(args: readonly string[], dist: string, process: NodeJS.Process): Promise<void> {
  const signals = endingSignals(process)
  const { code, output, complaint } = await runCard({
    args,
    openReader: (transcript) => openReader(dist, transcript, signals),
    stdin: { isTerminal: isatty(STDIN), read: (into) => signals.letGo(() => readStdin(into)) },
    suffix: `${randomUUID()}.partial`,
    timers: realTimers,
    pause: setTimeout,
  })
  process.exitCode = code
  process.stdout.write(output)
  if (complaint) process.stderr.write(`Koshin: ${complaint.trimEnd()}\n`)
}

function openReader(dist: string, transcript: string | null, signals: Signals): ReturnType<CardHost['openReader']> {
  const problem = pcscliteProblem()
  if (problem !== null) return { code: EXIT.noCardReaders, sentence: problem }
  signals.handle()
  return createReaderThread({ path: join(dist, 'reader-thread.mjs'), transcript })
}

/** Straight into the octets that are wiped: a stream would leave chunks of its own behind. */
function readStdin(into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(STDIN, into)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20) // another program made the pipe non-blocking
    }
  }
}
