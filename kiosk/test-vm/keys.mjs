// Keys of QEMU (qcodes), on a Japanese keyboard.

const NAMES = { '\n': 'ret', '\t': 'tab', ' ': 'spc', '-': 'minus', '.': 'dot' }

/** Digits, lower case, and what NAMES has. */
export const keysOf = (text) => [...text].map((character) => NAMES[character] ?? character)

/**
 * What opens something on one desktop, terminal or console or another: foot's and other terminals' own keys, VT changes,
 * SysRq, the job keys of a shell, a desktop's and a compositor's, and keys that only some keyboards have.
 */
export const CHORDS = [
  ...['ctrl-shift-n', 'ctrl-shift-t', 'ctrl-shift-u', 'ctrl-shift-o', 'ctrl-shift-r', 'ctrl-shift-v', 'ctrl-shift-c'],
  ...['ctrl-shift-z', 'ctrl-shift-x', 'ctrl-shift-q', 'ctrl-shift-f', 'ctrl-shift-w', 'shift-insert', 'shift-pgup'],
  ...['shift-pgdn', 'ctrl-equal', 'ctrl-minus', 'ctrl-0', 'ctrl-kp_add', 'ctrl-kp_subtract', 'f11'],
  ...['ctrl-alt-f1', 'ctrl-alt-f2', 'ctrl-alt-f3', 'ctrl-alt-f7', 'ctrl-alt-f12', 'alt-f2', 'alt-left', 'alt-right'],
  ...['alt-sysrq-r', 'alt-sysrq-e', 'alt-sysrq-i', 'alt-sysrq-k', 'alt-sysrq-s', 'alt-sysrq-u', 'alt-sysrq-b'],
  ...[
    'alt-sysrq-o',
    'alt-sysrq-c',
    'alt-sysrq-f',
    'ctrl-alt-delete',
    'ctrl-alt-backspace',
    'ctrl-alt-esc',
    'ctrl-alt-t',
  ],
  ...[
    'ctrl-c',
    'ctrl-d',
    'ctrl-z',
    'ctrl-s',
    'ctrl-q',
    'ctrl-backslash',
    'ctrl-bracket_right',
    'ctrl-alt-q',
    'ctrl-esc',
  ],
  ...['alt-esc', 'alt-f4', 'alt-tab', 'alt-spc', 'alt-f1', 'meta_l', 'meta_l-ret', 'meta_l-d', 'meta_l-e', 'meta_l-l'],
  ...['meta_l-r', 'meta_l-shift-q', 'meta_l-spc', 'ctrl-shift-esc', 'ctrl-spc', 'shift-spc', 'shift-alt-ctrl-meta_l-l'],
  ...['print', 'alt-print', 'pause', 'ctrl-pause', 'scroll_lock', 'num_lock', 'caps_lock', 'compose', 'menu', 'help'],
  ...['henkan', 'muhenkan', 'katakanahiragana', 'hiragana', 'grave_accent', 'alt-grave_accent', 'sleep', 'wake'],
  ...['calculator', 'computer', 'mail', 'ac_home', 'ac_bookmarks', 'mediaselect', 'volumeup', 'audiomute'],
]

const MODIFIERS = ['ctrl', 'alt', 'shift', 'meta_l', 'alt_r']
const PLAIN = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789',
  ...[
    'f1',
    'f2',
    'f3',
    'f4',
    'f5',
    'f6',
    'f7',
    'f8',
    'f9',
    'f10',
    'f11',
    'f12',
    'ret',
    'esc',
    'tab',
    'spc',
    'backspace',
  ],
  ...[
    'delete',
    'insert',
    'home',
    'end',
    'pgup',
    'pgdn',
    'up',
    'down',
    'left',
    'right',
    'minus',
    'equal',
    'sysrq',
    'pause',
  ],
  ...[
    'henkan',
    'muhenkan',
    'kp_add',
    'kp_subtract',
    'kp_enter',
    'menu',
    'print',
    'scroll_lock',
    'comma',
    'slash',
    'ro',
    'yen',
  ],
]

/** An endless row of chords, the same for the same seed. The power key is left out: it switches the machine off, as meant. */
export function* mash(seed) {
  const random = numbersFrom(seed)
  const one = (list) => list[Math.floor(random() * list.length)]
  for (;;) {
    const modifiers = MODIFIERS.filter(() => random() < 0.3)
    yield [...modifiers, one(PLAIN)].join('-')
  }
}

/** mulberry32: from 0 to 1, 1 not included. */
function numbersFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
