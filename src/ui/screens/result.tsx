import type { Receipt } from '../../types/registry.ts'
import { cells, padEnd } from '../cells.ts'
import { displayText } from '../display-text.ts'
import { prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { issuingBlocks } from '../parts/issuing.ts'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { ResultWords } from '../words/words.ts'
import type { ScreenProps } from './props.ts'

export function ResultScreen({ screen, frame }: ScreenProps<'result'>) {
  const { words, room } = frame
  const width = innerWidth(room)
  const { receipt } = screen
  const blocks = [
    prose([words.result.done[receipt.outcome]], width, { role: 'good', bold: true }),
    prose(receiptRows(receipt, words.result), width, { bold: true }),
    ...(receipt.outcome === 'provisional' ? [prose([words.result.provisional], width, { role: 'notice' })] : []),
    prose([words.result.oldCardEnded], width),
    ...issuingBlocks(screen.issuing, words, width),
    buttonBlock(words.result.close),
  ]
  return <MessageBox room={room} blocks={blocks} />
}

export function receiptRows({ number, expiry }: Receipt, words: ResultWords): readonly string[] {
  const width = Math.max(cells(words.number), cells(words.expiry))
  const row = (label: string, value: string) => `${padEnd(label, width)}  ${displayText(value)}`
  return [row(words.number, number), row(words.expiry, expiry)]
}
