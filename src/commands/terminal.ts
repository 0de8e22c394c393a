import { EXIT, type Refusal } from '../exit.ts'

interface Terminal {
  readonly stdin: { readonly isTTY?: boolean }
  readonly stdout: { readonly isTTY?: boolean }
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Why this terminal cannot show the screens, or null. Its size is not asked: a small window may grow. */
export function terminalRefusal({ stdin, stdout, environment }: Terminal): Refusal | null {
  if (!stdin.isTTY || !stdout.isTTY) {
    return {
      code: EXIT.notATerminal,
      sentence:
        '端末から起動してください。Koshin needs a terminal for its screen and keyboard; input or output is something else.',
    }
  }
  if (environment.TERM === 'dumb') {
    return {
      code: EXIT.notATerminal,
      sentence: '全画面表示のできる端末が必要です。Koshin needs a full-screen terminal, and TERM says "dumb".',
    }
  }
  if (!isUtf8(environment)) {
    return {
      code: EXIT.misconfigured,
      // No Japanese here: the terminal would not show it.
      sentence:
        'Koshin needs a UTF-8 locale to show Japanese. Set one and start again: LANG=ja_JP.UTF-8 or LANG=C.UTF-8',
    }
  }
  return null
}

/** The first of these that is set and not empty decides (POSIX, Base Definitions §8.2); none means the C locale. */
export const isUtf8 = ({ LC_ALL, LC_CTYPE, LANG }: Terminal['environment']): boolean =>
  /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')
