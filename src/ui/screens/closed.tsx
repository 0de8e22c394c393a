import { wrapProse } from '../cells.ts'
import { displayText } from '../display-text.ts'
import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'

const MOST_ROWS = 6

/** The operator's reason is a file's text: escaped, and cut where it would fill the screen. */
export function ClosedScreen({ screen, frame }: ScreenProps<'closed'>) {
  const width = innerWidth(frame.room)
  const { text, advice } = frame.words.closed
  const rows = screen.reason.split('\n').flatMap((line) => wrapProse(displayText(line), width))
  const reason = prose(rows.slice(0, MOST_ROWS), width, { bold: true })
  const blocks = [prose([text], width, { role: 'notice', bold: true }), reason, prose([advice], width)]
  return <MessageBox room={frame.room} blocks={screen.reason === '' ? blocks.toSpliced(1, 1) : blocks} />
}
