import { Box, Text } from 'ink'
import { MENU_ITEMS, type MenuItem } from '../../types/scene.ts'
import { cells, padEnd } from '../cells.ts'
import { prose, Styled } from '../parts/block.tsx'
import { selfTestRow } from '../self-test-row.ts'
import { GLYPHS } from '../theme.ts'
import type { MenuWords } from '../words/words.ts'
import type { ScreenProps } from './props.ts'

export function MenuScreen({ screen, frame }: ScreenProps<'menu'>) {
  const words = frame.words.menu
  const width = frame.room.columns - 4
  const selfTest = selfTestRow(frame.scene, words)
  return (
    <Box flexDirection="column" paddingX={2} paddingTop={1} rowGap={1} height={frame.room.rows}>
      {prose([words.purpose], width).node}
      {MENU_ITEMS.map((item) => (
        <Item
          key={item}
          item={item}
          words={words}
          focused={item === screen.focused}
          isOpen={screen.open.includes(item)}
        />
      ))}
      {screen.unavailable !== null &&
        prose([words.unavailable(words.items[screen.unavailable].name)], width, { role: 'notice', bold: true }).node}
      {screen.cardLeft && prose([words.cardLeft], width, { role: 'notice', bold: true }).node}
      <Box flexGrow={1} />
      {selfTest !== null && <Styled look={{ role: selfTest.isWell ? 'quiet' : 'notice' }}>{selfTest.text}</Styled>}
    </Box>
  )
}

interface ItemProps {
  readonly item: MenuItem
  readonly words: MenuWords
  readonly focused: boolean
  readonly isOpen: boolean
}

function Item({ item, words, focused, isOpen }: ItemProps) {
  const { name, line } = words.items[item]
  const names = MENU_ITEMS.map((other) => cells(words.items[other].name))
  const row = `${focused ? GLYPHS.focus : ' '} ${MENU_ITEMS.indexOf(item) + 1}  ${padEnd(name, Math.max(...names))}`
  return (
    <Text wrap="truncate">
      <Text inverse={focused} bold={focused}>{`${row} `}</Text>
      <Styled look={isOpen ? {} : { role: 'quiet' }}>{` ${isOpen ? line : words.closed}`}</Styled>
    </Text>
  )
}
