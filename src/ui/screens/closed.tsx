import { displayText } from '../display-text.ts'
import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'

const MOST_LINES = 6

/** The operator's reason is a file's text: escaped, and cut where it would fill the screen. */
export function ClosedScreen({ screen, frame }: ScreenProps<'closed'>) {
  const width = innerWidth(frame.room)
  const { text, advice } = frame.words.closed
  const lines = screen.reason.split('\n').slice(0, MOST_LINES).map(displayText)
  const reason = prose(lines, width, { bold: true })
  const blocks = [prose([text], width, { role: 'notice', bold: true }), reason, prose([advice], width)]
  return <MessageBox room={frame.room} blocks={screen.reason === '' ? blocks.toSpliced(1, 1) : blocks} />
}
