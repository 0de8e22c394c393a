import { Box, Text } from 'ink'
import { GLYPHS } from '../theme.ts'
import type { Block } from './block.tsx'

export const Button = ({ label, focused }: { readonly label: string; readonly focused: boolean }) =>
  focused ? (
    <Text inverse bold>
      {`${GLYPHS.focus} ${label} ${GLYPHS.focusEnd}`}
    </Text>
  ) : (
    <Text>{`[ ${label} ]`}</Text>
  )

/** The only button of a box has the focus. */
export const buttonBlock = (label: string): Block => ({
  rows: 1,
  node: (
    <Box justifyContent="center">
      <Button label={label} focused />
    </Box>
  ),
})
