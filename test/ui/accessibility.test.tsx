import { describe, expect, it } from 'vitest'
import { codeOfScene } from '../../src/clerk-code/code-of-scene.ts'
import { type Display, USUAL_DISPLAY } from '../../src/types/display.ts'
import type { PinDialog, Scene } from '../../src/types/scene.ts'
import { dialogOf } from '../../src/ui/view.ts'
import { open } from './open.ts'
import { SCENES } from './scenes.ts'

const scenes = Object.entries(SCENES)
const COLOUR = /\x1b\[(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m/g

async function drawn(scene: Scene, display: Partial<Display> = {}, noColour = false) {
  const { terminal } = await open(scene, { display: { ...USUAL_DISPLAY, ...display }, noColour })
  const [written, text] = [terminal.written(), terminal.text()]
  await terminal.close()
  return { written, text }
}

/** A coloured row keeps its blanks at the end. */
const trimmed = (text: string) => text.replace(/ +$/gm, '')

const noticeIn = ({ screen }: Scene) => ('notice' in screen ? screen.notice : (dialogOf(screen)?.notice ?? null))

/** What a screen must show beside its colours, as often as it must be there. */
const MARKS: readonly { readonly of: (scene: Scene) => boolean; readonly mark: RegExp; readonly times?: 1 }[] = [
  { of: (scene) => noticeIn(scene) !== null, mark: /! /g },
  { of: ({ screen }) => screen.name === 'menu', mark: /> [1-4] /g, times: 1 },
  { of: ({ screen }) => 'focused' in screen && screen.name !== 'menu', mark: /> \S+( \S+)* </g, times: 1 },
  { of: ({ screen }) => screen.name === 'review' && screen.review.differences.length > 0, mark: /\*[│\s]/g },
  { of: ({ screen }) => screen.name === 'registration-form', mark: /※ /g },
  { of: ({ screen }) => isDangerous(dialogOf(screen)), mark: /! /g },
  { of: ({ screen }) => takesKeys(dialogOf(screen)), mark: /> PIN/g, times: 1 },
]

const isDangerous = (dialog: PinDialog | null) =>
  dialog !== null && (dialog.blocked || dialog.consent === 'asked' || dialog.triesLeft === 1)
const takesKeys = (dialog: PinDialog | null) =>
  dialog !== null && !dialog.blocked && dialog.consent !== 'asked' && dialog.pinPad === null

describe('without colours', () => {
  it.each(scenes)('%s: no colour is written, and every mark is there', async (_, scene) => {
    const { written, text } = await drawn(scene, {}, true)
    expect(written.match(COLOUR)).toBeNull()
    const marks = scene.overlay === null ? MARKS.filter(({ of }) => of(scene)) : []
    for (const { mark, times } of marks) {
      const found = text.match(mark)?.length ?? 0
      if (times === undefined) expect(found, String(mark)).toBeGreaterThan(0)
      else expect(found, String(mark)).toBe(times)
    }
  })

  it('looks for every mark on some screen', () => {
    for (const { of } of MARKS) expect(scenes.some(([, scene]) => scene.overlay === null && of(scene))).toBe(true)
  })
})

describe('in colour', () => {
  it.each(scenes)('%s: what is red begins with its mark', async (_, scene) => {
    const { written } = await drawn(scene)
    if (written.includes('\x1b[31m')) expect(written).toMatch(/\x1b\[31m(\x1b\[1m)?! /)
  })

  it.each(scenes)('%s: high contrast knows white and yellow, both bright, and no grey', async (_, scene) => {
    const { written, text } = await drawn(scene, { theme: 'high-contrast' })
    const colours = new Set(written.match(COLOUR))
    expect([...colours].filter((colour) => colour !== '\x1b[97m' && colour !== '\x1b[93m')).toEqual([])
    expect(colours.size).toBeGreaterThan(0)
    expect(trimmed(text)).toBe(trimmed((await drawn(scene)).text))
  })
})

describe('to a screen reader', () => {
  it.each(scenes)('%s is lines of text, all of them on the screen', async (_, scene) => {
    const { written, text } = await drawn(scene, { screenReader: true })
    expect(text).not.toMatch(/[─│┌┐└┘┼┴]/)
    const frames = written.split('\x1b[?1049h').at(-1) ?? ''
    expect(frames.split('\n').length).toBeLessThanOrEqual(24)
    expect(text).toContain('電子入札システム')
    if (scene.overlay === null) expect(text).toContain(codeOfScene(scene) ?? '')
  })

  it.each(['review, everything at once', 'current PIN, wrong', 'result, no paper, no room'])('%s', async (name) => {
    const scene = SCENES[name] ?? expect.fail()
    expect((await drawn(scene, { screenReader: true })).text).toMatchSnapshot()
  })

  it('shows the whole of a plain review at once, up to the new expiry date', async () => {
    const { text } = await drawn(SCENES.review ?? expect.fail(), { screenReader: true })
    expect(text).toContain('新規に使用するICカード: 2031/11/30')
    expect(text).not.toMatch(/ \/ \d+ 行/)
  })

  it('scrolls through what both cards say', async () => {
    const display = { ...USUAL_DISPLAY, screenReader: true }
    const { terminal } = await open(SCENES['review, everything at once'] ?? expect.fail(), { display })
    await terminal.shows('1-7 / 23 行  続きは下矢印キー')
    for (let page = 0; page < 7; page++) terminal.type('\x1b[6~')
    await terminal.shows('17-23 / 23 行')
    expect(terminal.text()).not.toContain('続きは')
    await terminal.shows('新規に使用するICカード: 2026/11/30')
  })
})
