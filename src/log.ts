import type { DestinationStream, Logger } from 'pino'

/** JSON lines for the operator: fingerprints at most, never a name from a card, never a PIN. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'fatal'>

/** Loads pino when the first line is due, after the first frame; lines until then wait in order. */
export function openLog(path: string): Log & { flush(): Promise<void> } {
  let queue = import('pino').then(({ pino }) => {
    const file: DestinationStream = pino.destination({ dest: path, sync: true, mode: 0o600 })
    return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, file)
  })
  const write =
    (level: keyof Log) =>
    (...line: unknown[]) => {
      queue = queue.then((logger) => {
        ;(logger[level] as (...line: unknown[]) => void)(...line)
        return logger
      })
    }
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
    flush: () => queue.then(() => undefined),
  }
}
