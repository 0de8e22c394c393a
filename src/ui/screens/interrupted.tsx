import { prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'
import { receiptRows } from './result.tsx'

export function InterruptedScreen({ screen, frame }: ScreenProps<'interrupted'>) {
  const { words, room } = frame
  const width = innerWidth(room)
  const { settlement, pending } = screen
  const { text, advice } = words.interrupted.states[settlement.state]
  const blocks = [
    prose([words.interrupted.about(words.frame.clock(new Date(pending.time)))], width),
    prose([text], width, { role: settlement.state === 'done' ? 'good' : 'notice', bold: true }),
    ...(settlement.state === 'done'
      ? [prose(receiptRows(settlement.receipt, words.result), width, { bold: true })]
      : []),
    prose([advice], width),
    buttonBlock(settlement.state === 'unknown' ? words.interrupted.askAgain : words.interrupted.acknowledge),
  ]
  return <MessageBox room={room} blocks={blocks} />
}
