import type { RequestReceipt } from '../../types/registration.ts'
import { cells, padEnd } from '../cells.ts'
import { displayText } from '../display-text.ts'
import { prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { issuingBlocks } from '../parts/issuing.ts'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import type { RequestResultWords } from '../words/form-words.ts'
import type { ScreenProps } from './props.ts'

export function RequestResultScreen({ screen, frame }: ScreenProps<'registration-result' | 'change-result'>) {
  const { words, room } = frame
  const width = innerWidth(room)
  const { receipt } = screen
  const { done, provisional, close } = words.requestResult
  const blocks = [
    prose([done[receipt.kind][receipt.outcome]], width, { role: 'good', bold: true }),
    prose(requestReceiptRows(receipt, words.requestResult), width, { bold: true }),
    ...(receipt.outcome === 'provisional' ? [prose([provisional], width, { role: 'notice' })] : []),
    ...issuingBlocks(screen.issuing, words, width),
    buttonBlock(close),
  ]
  return <MessageBox room={room} blocks={blocks} />
}

export function requestReceiptRows(
  { number, companyId }: RequestReceipt,
  words: RequestResultWords,
): readonly string[] {
  const width = Math.max(cells(words.number), cells(words.companyId))
  const row = (label: string, value: string) => `${padEnd(label, width)}  ${displayText(value)}`
  return [row(words.number, number), ...(companyId === null ? [] : [row(words.companyId, companyId)])]
}
