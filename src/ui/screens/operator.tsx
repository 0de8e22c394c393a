import { Box } from 'ink'
import TextInput from 'ink-text-input'
import { prose, Styled } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import { GLYPHS } from '../theme.ts'
import type { ScreenProps } from './props.ts'

/** For the staff alone: no hint leads here. */
export function OperatorScreen({ screen, frame, typing }: ScreenProps<'operator'>) {
  const { words, view, room } = frame
  const width = innerWidth(room)
  const { staffOnly, prompt, password, wrong, wait } = words.operator
  const { takes } = screen
  const said = screen.said === null ? [] : [screen.said === 'wrong' ? wrong : wait(screen.said.seconds)]
  const field = (
    <Box key={screen.attempt} height={1}>
      <Styled look={{ bold: true }}>{`${GLYPHS.focus} ${password}  `}</Styled>
      <TextInput value={view.pin} onChange={typing.password} mask="*" />
    </Box>
  )
  const blocks = [
    ...(said.length === 0 ? [] : [prose(said, width, { role: 'notice', bold: true })]),
    prose([staffOnly, prompt[takes.password && takes.card ? 'either' : takes.card ? 'card' : 'password']], width),
    ...(takes.password ? [{ rows: 1, node: field }, buttonBlock(words.cards.ok)] : []),
  ]
  return <MessageBox room={room} blocks={blocks} />
}
