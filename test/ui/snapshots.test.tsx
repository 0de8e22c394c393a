import { cleanup, render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import type { Scene } from '../../src/types/scene.ts'
import { composeFrame, type Lesson } from '../../src/ui/frame.ts'
import { FrameView } from '../../src/ui/frame-view.tsx'
import { initialView } from '../../src/ui/view.ts'
import { en } from '../../src/ui/words/en.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { LESSON } from '../support/terminal.tsx'
import { named } from './open.ts'
import { SCENES } from './scenes.ts'

const SIZE = { columns: 100, rows: 26 }
const LANGUAGES = { ja, en }

const world = {
  typing: { pin() {}, password() {}, person() {}, field() {} },
  clock: () => new Date('2026-11-23T06:20:00Z'),
  ring() {},
}

function drawn(scene: Scene, language: 'ja' | 'en', training: Lesson | null): string {
  const view = { ...initialView(scene.screen, language), pin: '\ue000\ue001\ue002' }
  const frame = composeFrame(scene, view, LANGUAGES[language], {
    ...{ size: SIZE, training, quits: training !== null, inputMethod: 'none', spoken: false },
  })
  return render(<FrameView frame={frame} world={world} />).lastFrame() ?? ''
}

afterEach(cleanup)

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  it.each(Object.keys(SCENES))('%s', (name) => {
    const scene = SCENES[name] ?? expect.fail()
    expect(drawn(scene, language, null)).toMatchSnapshot()
  })

  it('with the training panel', () => {
    expect(drawn(named('menu'), language, LESSON)).toMatchSnapshot()
  })

  it('with the training panel while a company is searched for', () => {
    expect(drawn(named('search'), language, LESSON)).toMatchSnapshot()
  })
})
