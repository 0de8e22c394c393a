import type { CardSlot } from '../../types/scene.ts'
import type { IdentifiedCard, Notice } from '../../types/visit.ts'
import { displayText } from '../display-text.ts'
import type { Frame } from '../frame.ts'
import { type Block, type Look, prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import { noticeBlocks } from '../parts/notice.ts'
import type { CardWords } from '../words/words.ts'
import type { ScreenProps } from './props.ts'

export const CurrentCardScreen = ({ screen, frame }: ScreenProps<'current-card'>) => (
  <CardBox instruction={frame.words.cards.insert.current} slot={screen.slot} notice={screen.notice} frame={frame} />
)

/** 登録, 変更 and ICカードの確認 know one card only. */
export const CardScreen = ({ screen, frame }: ScreenProps<'card'>) => (
  <CardBox
    instruction={screen.again ? frame.words.cards.again : frame.words.cards.insert.card}
    slot={screen.slot}
    notice={screen.notice}
    frame={frame}
  />
)

export function NewCardScreen({ screen, frame }: ScreenProps<'new-card'>) {
  const { insert, swap, slots } = frame.words.cards
  const { removeFirst, slot, notice } = screen
  return (
    <CardBox
      instruction={removeFirst ? swap : insert.new}
      slot={slot}
      notice={notice}
      frame={frame}
      {...(removeFirst ? { instead: slots['still-in'] } : {})}
    />
  )
}

interface Props {
  readonly instruction: string
  readonly slot: CardSlot
  readonly notice: Notice | null
  readonly frame: Frame
  readonly instead?: string // of what is in the slot
}

function CardBox({ instruction, slot, notice, frame, instead }: Props) {
  const { words, room } = frame
  const width = innerWidth(room)
  const blocks = [
    prose([instruction], width, { bold: true }),
    instead === undefined ? slotBlock(slot, notice, words.cards, width) : prose([instead], width, { role: 'notice' }),
    ...noticeBlocks(notice, words, width),
    buttonBlock(words.cards.ok),
  ]
  return <MessageBox room={room} blocks={blocks} />
}

const LOOKS: Readonly<Record<CardSlot['state'], Look>> = {
  absent: {},
  reading: {},
  ready: { role: 'good' },
  refused: { role: 'notice' },
}

/** A card that was read but refused is not confirmed: only which card it is stays. */
function slotBlock(slot: CardSlot, notice: Notice | null, words: CardWords, width: number): Block {
  const shown = slot.state === 'ready' && notice !== null ? 'refused' : slot.state
  return prose([words.slots[shown], ...(slot.state === 'ready' ? about(slot.card, words) : [])], width, LOOKS[shown])
}

/** Two cards of one company look alike: these two tell them apart (facts/peers.md §3). */
const about = ({ view, daysLeft }: IdentifiedCard, words: CardWords): readonly string[] => [
  words.expiry(displayText(view.rows.expiry), daysLeft),
  words.serialEnd(displayText(view.rows.serial.slice(-6))),
]
