import { prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'
import { requestReceiptRows } from './request-result.tsx'

export function RequestInterruptedScreen({ screen, frame }: ScreenProps<'request-interrupted'>) {
  const { words, room } = frame
  const width = innerWidth(room)
  const { settlement, pending } = screen
  const { about, states } = words.requestInterrupted
  const { text, advice } = states[pending.kind][settlement.state]
  const blocks = [
    prose([about(words.frame.clock(new Date(pending.time)), pending.kind)], width),
    prose([text], width, { role: settlement.state === 'done' ? 'good' : 'notice', bold: true }),
    ...(settlement.state === 'done'
      ? [prose(requestReceiptRows(settlement.receipt, words.requestResult), width, { bold: true })]
      : []),
    prose([advice], width),
    buttonBlock(settlement.state === 'unknown' ? words.interrupted.askAgain : words.interrupted.acknowledge),
  ]
  return <MessageBox room={room} blocks={blocks} />
}
