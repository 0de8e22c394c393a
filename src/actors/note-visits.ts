import { codeOfScene } from '../clerk-code/code-of-scene.ts'
import type { Log } from '../log.ts'
import { codeLine, visitName, writeVisit } from '../operator/visit-files.ts'
import type { Scene } from '../types/scene.ts'

const MOST_LINES = 600 // of one visit: two cards are some two hundred
const LONGEST_LINE = 200 // characters: a reader's name is its driver's

interface VisitNotes {
  /** A line of what is said to readers and cards, without any data (src/reader/transcript.ts). */
  readonly hear: (line: string) => void
  readonly see: (scene: Scene) => void
}

/**
 * The transcript to go with a clerk code: screens, codes and the outline of every card command, with the time. A visit, from
 * menu to menu, is written when it shows a code, for the telephone call then, and at its end; others are forgotten.
 */
export function noteVisits(folder: string, clock: () => Date, warn: Log['warn']): VisitNotes {
  let lines: string[] = []
  let name: string | null = null // of the visit's file, once there is a code
  let isTalk = false // a card was spoken to: without that there is nothing to find
  let screen: Scene['screen']['name'] | null = null
  let code: string | null = null

  const note = (line: string) => {
    lines.push(`${clock().toISOString()} ${line}`.slice(0, LONGEST_LINE))
    if (lines.length > MOST_LINES) lines.shift()
  }
  const write = () => {
    if (name === null || !isTalk) return
    try {
      writeVisit(folder, name, lines)
    } catch (error) {
      warn({ event: 'visit not noted', problem: String(error) })
    }
  }
  const end = () => {
    write()
    lines = []
    name = null
    isTalk = false
  }
  return {
    hear(line) {
      isTalk ||= line.startsWith('> ')
      note(line)
    },
    see(scene) {
      const shown = codeOfScene(scene)
      if (scene.screen.name !== screen) {
        if (scene.screen.name === 'menu') end()
        screen = scene.screen.name
        note(`screen ${screen}`)
      }
      if (shown !== null && shown !== code) {
        note(codeLine(shown).trimStart())
        name ??= visitName(clock())
        write()
      }
      code = shown
    },
  }
}
