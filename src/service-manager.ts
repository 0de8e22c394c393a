import { writeSync } from 'node:fs'

const SIGNS_OF_LIFE_PER_LIMIT = 4

interface Means {
  readonly write: (file: number, text: string) => void
  readonly repeat: (run: () => void, milliseconds: number) => void
}

const REAL: Means = {
  write: writeSync,
  repeat: (run, milliseconds) => void setInterval(run, milliseconds).unref(),
}

/**
 * Tells systemd that the screen is there, and from then on that this loop turns: sd_notify(3), READY=1 and WATCHDOG=1, as
 * often as WATCHDOG_USEC (microseconds) wants. KOSHIN_NOTIFY_FD is its socket, opened by kiosk/start/koshin-start.c; without
 * it nothing is done. The timer belongs to the loop that reads keys and draws, so that a hang there ends the kiosk.
 */
export function tellServiceManager(environment: NodeJS.ProcessEnv, { write, repeat }: Means = REAL): void {
  const file = Number(environment.KOSHIN_NOTIFY_FD ?? Number.NaN)
  if (!Number.isInteger(file)) return
  const tell = (text: string) => {
    try {
      write(file, text)
    } catch {} // one that restarts misses a sign of life; when none comes through, it ends the kiosk
  }
  tell('READY=1')
  const limit = Number(environment.WATCHDOG_USEC ?? 0) / 1000
  if (limit > 0) repeat(() => tell('WATCHDOG=1'), limit / SIGNS_OF_LIFE_PER_LIMIT)
}
