/**
 * foot's private mode (foot-ctlseqs(7), 1.6 and later) that lets keys through an input method. foot starts with it on.
 * While it is off the input method sees no key: measured with fcitx5's key log.
 */
const MODE = { on: '\x1b[?737769h', off: '\x1b[?737769l' }

/** Whether the terminal can be told when keys go through an input method. */
export const hasInputMethodMode = ({ TERM }: Readonly<Record<string, string | undefined>>): boolean =>
  TERM === 'foot' || (TERM?.startsWith('foot-') ?? false)

/** Tells the terminal what changes; off until the first `follow`. */
export function createInputMethod(write: (sequence: string) => void): {
  follow(wanted: boolean): void
} {
  let is = false
  write(MODE.off)
  return {
    follow(wanted) {
      if (wanted !== is) write(wanted ? MODE.on : MODE.off)
      is = wanted
    },
  }
}
