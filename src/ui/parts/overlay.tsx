import type { Journey, Overlay } from '../../types/scene.ts'
import type { Size } from '../frame.ts'
import type { Words } from '../words/words.ts'
import { type Block, prose } from './block.tsx'
import { Elapsed } from './elapsed.tsx'
import { innerWidth, MessageBox } from './message-box.tsx'

interface Props {
  readonly overlay: Overlay
  readonly isFinished: boolean // the registration has moved already
  readonly journey: Journey
  readonly words: Words['overlays']
  readonly room: Size
  readonly clock: () => Date
}

/** Shown in place of the screen, which stays as it is behind it. */
export function OverlayBox({ overlay, isFinished, journey, words, room, clock }: Props) {
  const width = innerWidth(room)
  const limit = overlay.kind === 'pin-pad' ? overlay.seconds : 0
  const blocks: Readonly<Record<Overlay['kind'], () => readonly Block[]>> = {
    processing: () => [
      ...lines(words.processing, width),
      { rows: 1, node: <Elapsed clock={clock} say={words.elapsed} /> },
    ],
    'pin-pad': () => [
      ...lines(words.pinPad, width),
      { rows: 1, node: <Elapsed clock={clock} say={(seconds) => words.padLeft(Math.max(0, limit - seconds))} /> },
    ],
    cancelling: () => lines(words.cancelling(journey), width),
    idle: () => lines(words.idle(overlay.kind === 'idle' ? overlay.seconds : 0, isFinished, journey), width),
  }
  return <MessageBox room={room} blocks={blocks[overlay.kind]()} />
}

/** The first line is what it is about. */
const lines = (texts: readonly string[], width: number): readonly Block[] =>
  texts.map((text, index) => prose([text], width, index === 0 ? { role: 'notice', bold: true } : {}))
