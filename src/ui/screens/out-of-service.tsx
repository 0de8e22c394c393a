import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import { dangerBlock } from '../parts/notice.ts'
import type { ScreenProps } from './props.ts'

export function OutOfServiceScreen({ frame }: ScreenProps<'out-of-service'>) {
  const width = innerWidth(frame.room)
  const { text, advice } = frame.words.outOfService
  const blocks = [dangerBlock([text], width), prose([advice], width)]
  return <MessageBox room={frame.room} blocks={blocks} />
}
