/** Colours by role. Nothing is said by colour alone: marks, brackets and words say it too. */
export const COLOURS = {
  title: 'cyan',
  quiet: 'gray',
  notice: 'yellow',
  danger: 'red',
  good: 'green',
  training: 'magenta',
} as const

export type Role = keyof typeof COLOURS

/** Box lines and the manual's ※ are the only East Asian Ambiguous characters of ours (design §8); ※ has a blank behind it. */
export const GLYPHS = {
  rule: '─',
  focus: '>',
  focusEnd: '<',
  required: '※',
  bell: '\x07',
} as const
