import { Bell } from '../parts/bell.tsx'
import { prose } from '../parts/block.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ScreenProps } from './props.ts'

export function TakeCardsScreen({ screen, frame, ring }: ScreenProps<'take-cards'>) {
  const { words, room, scene } = frame
  const width = innerWidth(room)
  const { finished, reasons } = words.takeCards
  const reason = screen.reason === 'finished' ? finished[scene.journey ?? 'renewal'] : reasons[screen.reason]
  const inside = scene.readers.readers.some(({ card }) => card !== null)
  const blocks = [prose([reason], width), prose([words.takeCards.take], width, { role: 'notice', bold: true })]
  return (
    <>
      {inside && <Bell ring={ring} />}
      <MessageBox room={room} blocks={blocks} />
    </>
  )
}
