import { writeSync } from 'node:fs'

/** syslog(3). */
const PRIORITIES = { info: 6, warn: 4, fatal: 2 } as const
type Level = keyof typeof PRIORITIES

/** Characters of an entry's message; what is cut is no JSON any more. Much longer ones would need a memory file. */
const LONGEST = 32 * 1024

/**
 * The descriptor of the journal's own socket, opened by kiosk/start/koshin-start.c; null where there is none, so that the
 * log goes to its file.
 */
export function journalSocket({ KOSHIN_JOURNAL_FD: given }: NodeJS.ProcessEnv): number | null {
  const file = Number(given ?? Number.NaN)
  return Number.isInteger(file) ? file : null
}

/**
 * Each line is one datagram and one entry (systemd.io/JOURNAL_NATIVE_PROTOCOL), which the journal gives its time and its
 * unit. A journal that is away or does not read costs the line: the socket never waits.
 */
export function logToJournal(socket: number, write: (file: number, text: string) => void = writeSync) {
  const send = (level: Level) => (line: object) => {
    try {
      write(socket, entryOf(level, line))
    } catch {}
  }
  return { info: send('info'), warn: send('warn'), fatal: send('fatal') }
}

/** A message of one line, because JSON escapes line ends; and for `journalctl KOSHIN_CODE=...` the clerk code. */
function entryOf(level: Level, line: object): string {
  const fields = [
    `MESSAGE=${JSON.stringify(line)}`.slice(0, LONGEST),
    `PRIORITY=${PRIORITIES[level]}`,
    'SYSLOG_IDENTIFIER=koshin',
  ]
  if ('code' in line && typeof line.code === 'string' && /^[0-9A-Z-]+$/.test(line.code))
    fields.push(`KOSHIN_CODE=${line.code}`)
  return `${fields.join('\n')}\n`
}
