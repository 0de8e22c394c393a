import type { KeyName } from './key.ts'

/** What terminals send for keys without a character: xterm's ctlseqs, "PC-Style Function Keys", and VT220's numbers. */
export const BY_FINAL: Readonly<Record<string, KeyName>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
  M: 'enter', // SS3 only: Enter of a keypad in application mode
}

export const BY_NUMBER: Readonly<Record<number, KeyName>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
  11: 'F1',
  12: 'F2',
  13: 'F3',
  14: 'F4',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
}

/** The Linux console's own: ESC [ [ A to ESC [ [ E (console_codes(4)). */
export const LINUX_FUNCTION_KEYS: Readonly<Record<string, KeyName>> = { A: 'F1', B: 'F2', C: 'F3', D: 'F4', E: 'F5' }

export const PASTE_START = 200

/** ESC [ 201 ~ */
export const PASTE_END: readonly number[] = [0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e]
