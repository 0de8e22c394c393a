import type { Display } from '../types/display.ts'

/** What a text is there for. Nothing is said by its colour alone: marks, brackets and words say it too. */
export type Role = 'title' | 'quiet' | 'notice' | 'danger' | 'good' | 'training'

export interface Paint {
  readonly color?: 'cyan' | 'gray' | 'yellow' | 'red' | 'green' | 'magenta' | 'whiteBright' | 'yellowBright'
  readonly bold?: boolean
  readonly inverse?: boolean
}

export type Theme = Readonly<Record<Role | 'text', Paint>>
export type ThemeName = Display['theme'] | 'no-colour'

const BRIGHT: Paint = { color: 'whiteBright', bold: true }

/** 'no-colour' is for NO_COLOR (no-color.org), which leaves bold and inverse. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  standard: {
    text: {},
    title: { color: 'cyan' },
    quiet: { color: 'gray' },
    notice: { color: 'yellow' },
    danger: { color: 'red' },
    good: { color: 'green' },
    training: { color: 'magenta' },
  },
  'high-contrast': {
    text: { color: 'whiteBright' },
    title: BRIGHT,
    quiet: { color: 'whiteBright' },
    notice: { color: 'yellowBright', bold: true },
    danger: { ...BRIGHT, inverse: true },
    good: BRIGHT,
    training: BRIGHT,
  },
  'no-colour': { text: {}, title: {}, quiet: {}, notice: {}, danger: {}, good: {}, training: {} },
}

/** Box lines and the manual's ※ are the only East Asian Ambiguous characters of ours (design §8); ※ has a blank behind it. */
export const GLYPHS = {
  rule: '─',
  focus: '>',
  focusEnd: '<',
  required: '※',
  failure: '!',
  bell: '\x07',
} as const
