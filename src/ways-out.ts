import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, type Refusal } from './exit.ts'

/** Ends the program once, whatever asked for it first; later callers are ignored. */
export type End = (code: number, why: string, refusal?: Refusal) => void

export interface Closer {
  readonly name: string
  readonly close: () => Promise<void> | void
}

const LIMIT_MS = 3000 // a closer that hangs must not keep the launcher from starting the program again

/** Closes what was opened, last first; one that fails or hangs does not keep the others from being closed. */
export function createEnd(opened: readonly Closer[], process: NodeJS.Process, report: (line: object) => void): End {
  let ending = false
  return (code, why, refusal) => {
    if (ending) return
    ending = true
    report({ event: 'ending', why, code })
    void closeAll(opened.toReversed(), report).then(() => {
      if (refusal) process.stderr.write(`Koshin: ${refusal.sentence}\n`)
      leaveCode(process.env.KOSHIN_SESSION, code)
      process.exit(code)
    })
  }
}

/** For the launcher, should the card thread's guard have to kill the process on its way out. */
function leaveCode(session: string | undefined, code: number) {
  if (!session) return
  try {
    writeFileSync(join(session, 'exit'), String(code))
  } catch {} // then a killed process is started again
}

async function closeAll(closers: readonly Closer[], report: (line: object) => void) {
  for (const { name, close } of closers) {
    const late = Symbol()
    const limit = new Promise<symbol>((resolve) => setTimeout(resolve, LIMIT_MS, late).unref())
    const closed = await Promise.race([
      Promise.resolve()
        .then(close)
        .catch((error: unknown) => error),
      limit,
    ])
    if (closed !== undefined) report({ event: 'not closed', name, problem: closed === late ? 'late' : String(closed) })
  }
}

/** Every way out but the visitor's own: signals, a bug, a terminal that is gone. Gives what to do with a bug found elsewhere. */
export function watchWaysOut(process: NodeJS.Process, end: End, report: (line: object) => void) {
  process.on('SIGTERM', () => end(143, 'SIGTERM'))
  process.on('SIGINT', () => end(130, 'SIGINT'))
  process.on('SIGHUP', () => end(129, 'SIGHUP'))
  const gone = () => end(129, 'terminal gone')
  process.stdin.on('end', gone).on('error', gone)
  process.stdout.on('error', gone)
  // A launcher that was killed can neither restart the program nor give the terminal back.
  const launcher = process.ppid
  if (process.env.KOSHIN_SESSION) setInterval(() => process.ppid === launcher || gone(), 2000).unref()
  const crashed = (error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    report({ event: 'bug', stack })
    end(EXIT.crashed, 'bug', { code: EXIT.crashed, sentence: stack })
  }
  process.on('uncaughtException', crashed)
  process.on('unhandledRejection', crashed)
  return crashed
}
