/** 'theirs': the desktop's that the terminal stands on, whose keys its owner knows. 'ours': the kiosk's, which are said. */
export type InputMethod = 'none' | 'theirs' | 'ours'

/** KOSHIN_INPUT_METHOD is set by the kiosk's unit. Without a terminal that can keep keys from it there is none. */
export function inputMethodOf({
  TERM,
  KOSHIN_INPUT_METHOD,
}: Readonly<Record<string, string | undefined>>): InputMethod {
  if (TERM !== 'foot' && !TERM?.startsWith('foot-')) return 'none'
  return KOSHIN_INPUT_METHOD ? 'ours' : 'theirs'
}

/**
 * foot's private mode (foot-ctlseqs(7), 1.6 and later) that lets keys through an input method. foot starts with it on.
 * While it is off the input method sees no key: measured with fcitx5's key log.
 */
const MODE = { on: '\x1b[?737769h', off: '\x1b[?737769l' }

/** Tells the terminal what changes; off until the first `follow`. */
export function createInputMethod(write: (sequence: string) => void): { follow(wanted: boolean): void } {
  let is = false
  write(MODE.off)
  return {
    follow(wanted) {
      if (wanted !== is) write(wanted ? MODE.on : MODE.off)
      is = wanted
    },
  }
}
