import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'

export function OutOfServiceScreen({ frame }: ScreenProps<'out-of-service'>) {
  const width = innerWidth(frame.room)
  const { text, advice } = frame.words.outOfService
  const blocks = [prose([text], width, { role: 'danger', bold: true }), prose([advice], width)]
  return <MessageBox room={frame.room} blocks={blocks} />
}
