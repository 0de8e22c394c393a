import { Bell } from '../parts/bell.tsx'
import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'

export function TakeCardsScreen({ screen, frame, ring }: ScreenProps<'take-cards'>) {
  const { words, room, scene } = frame
  const width = innerWidth(room)
  const inside = scene.readers.readers.some(({ card }) => card !== null)
  const blocks = [
    prose([words.takeCards.reasons[screen.reason]], width),
    prose([words.takeCards.take], width, { role: 'notice', bold: true }),
  ]
  return (
    <>
      {inside && <Bell ring={ring} />}
      <MessageBox room={room} blocks={blocks} />
    </>
  )
}
