import { Box } from 'ink'
import { spread } from '../cells.ts'
import type { ReviewLayout } from '../review-layout.ts'
import type { ReviewWords } from '../words/words.ts'
import { Styled } from './block.tsx'

interface Props {
  readonly layout: ReviewLayout
  readonly scroll: number
  readonly words: ReviewWords
}

/** Rows move under the head; how many there are is said in the head's empty cell. */
export function CertificateTable({ layout, scroll, words }: Props) {
  const { head, more, rule, rows, room, lastScroll } = layout
  const shown = rows.slice(scroll, scroll + room)
  const position = lastScroll === 0 ? '' : words.position(scroll + 1, scroll + shown.length, rows.length)
  const told = more === '' || scroll >= lastScroll ? position : `${position}  ${more}`
  const [corner = '', ...columns] = head.split('│')
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Styled look={{ bold: true }}>{[spread('', told, corner.length), ...columns].join('│')}</Styled>
      <Styled look={{}} silent>
        {rule}
      </Styled>
      <Styled look={{}}>{shown.join('\n')}</Styled>
    </Box>
  )
}
