import type { Logger } from 'pino'
import { journalSocket, logToJournal } from './log-to-journal.ts'

type Level = 'info' | 'warn' | 'fatal'

/** JSON lines for the operator: fingerprints at most, never a name from a card, never a PIN. */
export type Log = Readonly<Record<Level, (line: object) => void>>

interface Flush {
  flush(): Promise<void>
}

/**
 * In the unit the journal, which bounds what it keeps; else a file. That loads pino when `ready`, after the first frame;
 * lines until then wait in order. A log that cannot be written must never be what ends a visit.
 */
export function openLog(path: string, ready: Promise<void>, environment: NodeJS.ProcessEnv): Log & Flush {
  const journal = journalSocket(environment)
  return journal === null ? logToFile(path, ready) : { ...logToJournal(journal), flush: async () => {} }
}

function logToFile(path: string, ready: Promise<void>): Log & Flush {
  let written: Promise<Logger | null> = ready.then(() => logTo(path)).catch(() => null)
  const write = (level: Level) => (line: object) => {
    written = written.then((logger) => {
      try {
        logger?.[level](line)
      } catch {} // a disk that is full for a moment costs lines, not the log
      return logger
    })
  }
  return {
    info: write('info'),
    warn: write('warn'),
    fatal: write('fatal'),
    flush: () => written.then(() => undefined),
  }
}

async function logTo(path: string): Promise<Logger> {
  const { default: pino } = await import('pino') // CommonJS: the bundle knows no other name
  const file = pino.destination({ dest: path, sync: true, mode: 0o600 })
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
}
