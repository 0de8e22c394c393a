import { USUAL_DISPLAY } from '../../src/types/display.ts'
import { SCENES } from '../ui/scenes.ts'
import { LESSON, openTerminal, puppetKiosk } from './terminal.tsx'

/** Scenes as an 80x24 terminal shows them, for a person to read; `look.mjs` prints them. */
export async function showScenes(names: RegExp, language: 'ja' | 'en', training: boolean): Promise<string> {
  let shown = ''
  for (const [name, scene] of Object.entries(SCENES).filter(([name]) => names.test(name))) {
    const terminal = await openTerminal({
      kiosk: puppetKiosk(scene),
      language,
      display: { ...USUAL_DISPLAY, screenReader: process.env.INK_SCREEN_READER === 'true' },
      training: training ? { ...LESSON, press() {} } : null,
    })
    shown += `== ${name}\n${terminal
      .rows()
      .map((row) => `${row}|`)
      .join('\n')}\n`
    await terminal.close()
  }
  return shown
}
